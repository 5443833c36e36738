namespace EvalKit.Scoring;

/// <summary>Options of <c>weighted</c>.</summary>
public sealed record WeightedOptions : ScorerOptions
{
    /// <summary>A weight above 0 for each part, in their order; empty (the default) for equal ones. Only their proportions count.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>The number from which the mean passes (up to which, where lower is better); null (the default) for no pass rule.</summary>
    public double? PassAt { get; init; }
}
