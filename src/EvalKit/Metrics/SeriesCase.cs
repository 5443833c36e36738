namespace EvalKit.Metrics;

/// <summary>What one case adds to a metric.</summary>
/// <param name="Id">The case.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Cluster">Its cluster; null for none.</param>
/// <param name="Value">Its value, the mean over repeats; null when it is not scored.</param>
/// <param name="Errored">Whether there is no value because the scorer failed.</param>
/// <param name="SourceId">Who made the value; null without one.</param>
internal sealed record SeriesCase(string Id, string Hash, string? Cluster, double? Value, bool Errored, string? SourceId)
{
    /// <summary>What the case adds to a run metric, one part a repeat; null when it adds nothing, and for any other metric.</summary>
    public IReadOnlyList<RunMetricPart>? Parts { get; init; }

    public bool IsScored => Value is not null || Parts is not null;
}
