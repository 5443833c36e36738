namespace EvalKit.Gating;

/// <summary>One case of a metric in both runs.</summary>
/// <param name="Id">The case.</param>
/// <param name="Cluster">Its cluster; null for none.</param>
/// <param name="Baseline">Its value in the baseline; null when that did not score it.</param>
/// <param name="Candidate">Its value now; null when it is not scored.</param>
/// <param name="SameSource">Whether both values come from one scorer or rater; true where one is absent.</param>
internal sealed record SeriesPair(string Id, string? Cluster, double? Baseline, double? Candidate, bool SameSource)
{
    public bool IsComplete => Baseline is not null && Candidate is not null;

    /// <summary>Whether exactly one side has a value: then the other could have been anything.</summary>
    public bool IsHalf => Baseline is null != Candidate is null;
}
