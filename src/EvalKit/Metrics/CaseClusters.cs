namespace EvalKit.Metrics;

/// <summary>The clusters of a list of cases, where any are named.</summary>
internal static class CaseClusters
{
    /// <summary>A cluster for each case; a case without one stands alone. Null when no case names a cluster, so that cases are independent.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<(string Id, string? Cluster)> cases) =>
        cases.Any(c => c.Cluster is not null)
            ? [.. cases.Select(c => c.Cluster is null ? $"case {c.Id}" : $"cluster {c.Cluster}")]
            : null;
}
