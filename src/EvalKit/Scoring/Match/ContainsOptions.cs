namespace EvalKit.Scoring;

/// <summary>Options of <c>contains</c>.</summary>
public sealed record ContainsOptions : TextMatchOptions
{
    /// <summary>The text that the output must contain; null to look for the accepted answers, of which one is enough.</summary>
    public string? Text { get; init; }
}
