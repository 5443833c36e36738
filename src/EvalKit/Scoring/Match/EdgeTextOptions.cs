namespace EvalKit.Scoring;

/// <summary>Options of <c>starts_with</c> and <c>ends_with</c>.</summary>
public sealed record EdgeTextOptions : TextMatchOptions
{
    /// <summary>The text that the output must begin or end with; null for an accepted answer, of which one is enough.</summary>
    public string? Text { get; init; }
}
