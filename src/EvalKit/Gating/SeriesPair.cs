namespace EvalKit.Gating;

/// <summary>One case of a metric in both runs.</summary>
/// <param name="Id">The case.</param>
/// <param name="Cluster">Its cluster; null for none.</param>
/// <param name="Baseline">Its value in the baseline; null when that did not score it.</param>
/// <param name="Candidate">Its value now; null when it is not scored.</param>
/// <param name="SameSource">Whether both values come from one scorer or rater; true where one is absent.</param>
internal sealed record SeriesPair(string Id, string? Cluster, double? Baseline, double? Candidate, bool SameSource)
{
    /// <summary>What the case added to a run metric in the baseline; null when it added nothing, or when the metric was another one.</summary>
    public IReadOnlyList<RunMetricPart>? BaselineParts { get; init; }

    /// <summary>What the case adds to a run metric now; null when it adds nothing.</summary>
    public IReadOnlyList<RunMetricPart>? CandidateParts { get; init; }

    public bool IsComplete => HasBaseline && HasCandidate;

    /// <summary>Whether exactly one side is scored: then the other could have been anything.</summary>
    public bool IsHalf => HasBaseline != HasCandidate;

    public bool HasBaseline => Baseline is not null || BaselineParts is not null;

    private bool HasCandidate => Candidate is not null || CandidateParts is not null;
}
