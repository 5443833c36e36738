namespace EvalKit.Statistics;

/// <summary>
/// Chooses the interval of candidate − baseline that the data can carry; the result names it. Two-sided levels: the bound of a 90 % interval is the
/// one-sided 95 % bound. Pure and thread-safe.
/// </summary>
public static class PairedIntervals
{
    /// <summary>Pass/fail cases: Newcombe's method 10. <see langword="null"/> for no pairs.</summary>
    /// <param name="counts">The four cells.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? PassFail(PairedCounts counts, double level = 0.95) => Newcombe.Method10(counts, level);

    /// <summary>Pass/fail cases in clusters: the cluster-robust t interval of the changes (−1, 0, 1). <see langword="null"/> under two clusters.</summary>
    /// <param name="baseline">Whether each case passed.</param>
    /// <param name="candidate">Whether each case passes now.</param>
    /// <param name="clusters">The cluster of each case.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Interval? ClusteredPassFail(IReadOnlyList<bool> baseline, IReadOnlyList<bool> candidate, IReadOnlyList<string> clusters, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        return PairedDifference.Estimate([.. baseline.Select(Score)], [.. candidate.Select(Score)], clusters)?.Interval(level);
    }

    /// <summary>
    /// Graded cases. With clusters: the cluster-robust t interval. Fewer than 30 pairs, or skewed differences (25 · skewness² ≥ n, Cochran): the sign-flip
    /// test inverted, which is exact where nothing but chance tells the runs apart. Else Student's t. Not bootstrap-t: where most cases did not change it
    /// puts the whole interval below 0 for up to 6 % of unchanged apps, against 2.5 % wanted (simulated, with 3 to 10 % of the cases changed).
    /// <see langword="null"/> where the method has no interval: no pairs, one cluster, or too few pairs for any claim at that level.
    /// </summary>
    /// <param name="differences">Candidate minus baseline, one a case, in the unit of the feedback.</param>
    /// <param name="seed">Of the random methods.</param>
    /// <param name="clusters">The cluster of each case, or <see langword="null"/> for independent cases.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the lists differ in length.</exception>
    public static Interval? Graded(IReadOnlyList<double> differences, ulong seed, IReadOnlyList<string>? clusters = null, double level = 0.95)
    {
        Requirements.Finite(differences);
        Requirements.Probability(level);
        if (clusters is not null)
        {
            return ClusteredMean.Estimate(differences, clusters)?.Interval(level);
        }

        return GradedShape.IsSmall(differences.Count) || GradedShape.IsSkewed(differences)
            ? SignFlipTest.Interval(differences, seed, level)
            : MeanIntervals.StudentT(differences, level);
    }

    private static double Score(bool pass) => pass ? 1 : 0;
}
