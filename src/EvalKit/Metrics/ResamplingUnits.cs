namespace EvalKit.Metrics;

internal static class ResamplingUnits
{
    /// <summary>What is drawn as one: each case, or all cases of a cluster; positions of cases.</summary>
    /// <param name="cases">How many cases.</param>
    /// <param name="clusters">The cluster of each case; null for independent cases.</param>
    public static IReadOnlyList<int[]> Of(int cases, IReadOnlyList<string>? clusters) => clusters is null
        ? [.. Enumerable.Range(0, cases).Select(i => new[] { i })]
        : [.. Enumerable.Range(0, cases).GroupBy(i => clusters[i], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
}
