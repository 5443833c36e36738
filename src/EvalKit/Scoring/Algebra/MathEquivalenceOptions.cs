namespace EvalKit.Scoring;

/// <summary>Options of <c>math_equivalence</c>.</summary>
public sealed record MathEquivalenceOptions : ScorerOptions
{
    /// <summary>What a percent sign means. Default: <see cref="PercentSign.Hundredth"/>.</summary>
    public PercentSign Percent { get; init; }
}
