namespace EvalKit.Scoring;

/// <summary>Options of <c>contains_any</c> and <c>contains_all</c>.</summary>
public sealed record ManyTextsOptions : TextMatchOptions
{
    /// <summary>The texts to look for; null to look for the accepted answers.</summary>
    public IReadOnlyList<string>? Texts { get; init; }
}
