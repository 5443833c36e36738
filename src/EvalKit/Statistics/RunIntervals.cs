namespace EvalKit.Statistics;

/// <summary>Chooses the interval of one run's metric that the data can carry; the result names it. Pure and thread-safe.</summary>
public static class RunIntervals
{
    /// <summary>Pass/fail cases: Clopper–Pearson, which keeps its level at every true share. <see langword="null"/> for no cases.</summary>
    /// <param name="passes">How many cases pass.</param>
    /// <param name="count">How many cases were scored.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? PassFail(int passes, int count, double level = 0.95) => ProportionIntervals.ClopperPearson(passes, count, level);

    /// <summary>Pass/fail cases in clusters: Korn–Graubard. <see langword="null"/> under two clusters.</summary>
    /// <param name="passes">Whether each case passes.</param>
    /// <param name="clusters">The cluster of each case.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Interval? ClusteredPassFail(IReadOnlyList<bool> passes, IReadOnlyList<string> clusters, double level = 0.95) =>
        ClusteredProportion.KornGraubard(passes, clusters, level);

    /// <summary>
    /// Graded cases. With clusters: the cluster-robust t interval. Fewer than 30 values or skewed ones (25 · skewness² ≥ n, Cochran): bootstrap-t, or Student's t
    /// where the values vary too little for it (the sign-flip test needs a symmetry that the scores of one run do not have). Else Student's t.
    /// <see langword="null"/> for fewer than two values or clusters; equal values give their point, named <see cref="IntervalMethods.NoVariation"/>.
    /// </summary>
    /// <param name="values">Finite values, one a case.</param>
    /// <param name="seed">Of the random methods.</param>
    /// <param name="clusters">The cluster of each case, or <see langword="null"/> for independent cases.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the lists differ in length.</exception>
    public static Interval? Graded(IReadOnlyList<double> values, ulong seed, IReadOnlyList<string>? clusters = null, double level = 0.95)
    {
        Requirements.Finite(values);
        Requirements.Probability(level);
        if (clusters is not null)
        {
            return ClusteredMean.Estimate(values, clusters)?.Interval(level);
        }

        return GradedShape.IsSmall(values.Count) || GradedShape.IsSkewed(values)
            ? BootstrapIntervals.StudentisedMean(values, seed, level) ?? MeanIntervals.StudentT(values, level)
            : MeanIntervals.StudentT(values, level);
    }
}
