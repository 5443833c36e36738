namespace EvalKit.Scoring;

/// <summary>Options of <c>valid_json</c>.</summary>
public sealed record ValidJsonOptions : ScorerOptions
{
    /// <summary>Whether the output may also be one fenced code block (<c>```json … ```</c>) that holds the JSON. Default: false.</summary>
    public bool Fenced { get; init; }
}
