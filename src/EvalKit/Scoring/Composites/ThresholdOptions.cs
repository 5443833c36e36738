namespace EvalKit.Scoring;

/// <summary>Options of <c>threshold</c>: at least one bound.</summary>
public sealed record ThresholdOptions : ScorerOptions
{
    /// <summary>The smallest number that passes; null for none.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The largest number that passes; null for none.</summary>
    public double? AtMost { get; init; }
}
