namespace EvalKit.Statistics;

/// <summary>
/// The mean of values that come in clusters (one source document, template or conversation makes several cases), and so are not
/// independent. Standard error CR1 (Miller 2024, arXiv 2411.00640, appendix A, with the factor C / (C − 1) it omits):
/// SE² = C / (C − 1) · Σ over clusters (Σ in the cluster (s − mean))² / n², with C − 1 degrees of freedom. Pure and thread-safe.
/// </summary>
public static class ClusteredMean
{
    /// <summary>The estimate; <see langword="null"/> for no values, without a standard error (hence without an interval) for one cluster.</summary>
    /// <param name="values">Finite values, one a case.</param>
    /// <param name="clusters">The cluster of each value; compared by ordinal.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is NaN or infinite.</exception>
    public static MeanEstimate? Estimate(IReadOnlyList<double> values, IReadOnlyList<string> clusters)
    {
        Requirements.Finite(values);
        ArgumentNullException.ThrowIfNull(clusters);
        Requirements.SameLength(values.Count, clusters.Count);
        if (Descriptive.Mean(values) is not { } mean)
        {
            return null;
        }

        var residuals = ResidualSums(values, clusters, mean);
        var count = residuals.Count;
        if (count < 2)
        {
            return new MeanEstimate(values.Count, mean, null, 0, IntervalMethods.ClusteredT);
        }

        var squares = Descriptive.CompensatedSum(residuals, residual => residual * residual);
        var se = Math.Sqrt((double)count / (count - 1) * squares) / values.Count;
        return new MeanEstimate(values.Count, mean, Rounding.IsNoise(se, values) ? 0 : se, count - 1, IntervalMethods.ClusteredT);
    }

    private static List<double> ResidualSums(IReadOnlyList<double> values, IReadOnlyList<string> clusters, double mean) =>
        [.. Enumerable.Range(0, values.Count)
            .GroupBy(i => clusters[i], StringComparer.Ordinal)
            .Select(members => Descriptive.CompensatedSum([.. members], i => values[i] - mean))];
}
