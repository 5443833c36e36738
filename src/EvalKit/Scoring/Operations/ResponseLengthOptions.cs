namespace EvalKit.Scoring;

/// <summary>Options of <c>response_length</c>.</summary>
public sealed record ResponseLengthOptions : ScorerOptions
{
    /// <summary>What is counted. Default: characters.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>The greatest length that passes; null for no rule.</summary>
    public int? Max { get; init; }
}
