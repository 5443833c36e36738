namespace EvalKit.Statistics;

/// <summary>The share that passes where cases come in clusters. Pure and thread-safe.</summary>
public static class ClusteredProportion
{
    /// <summary>
    /// Korn and Graubard's interval (1998): Clopper–Pearson on the effective count p(1 − p) / SE² · (z / t with C − 1 df)², never more
    /// than the count itself, where SE is <see cref="ClusteredMean"/>'s. When all pass or none does, the effective count is the number of clusters.
    /// <see langword="null"/> under two clusters.
    /// </summary>
    /// <param name="passes">Whether each case passes.</param>
    /// <param name="clusters">The cluster of each case; compared by ordinal.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Interval? KornGraubard(IReadOnlyList<bool> passes, IReadOnlyList<string> clusters, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(passes);
        Requirements.Probability(level);
        double[] values = [.. passes.Select(pass => pass ? 1.0 : 0.0)];
        if (ClusteredMean.Estimate(values, clusters) is not { StandardError: { } se } estimate)
        {
            return null;
        }

        var share = estimate.Mean;
        var effective = EffectiveCount(share, se, estimate, level);
        return ProportionIntervals.FromBeta(effective * share, effective, level, IntervalMethods.KornGraubard);
    }

    private static double EffectiveCount(double share, double se, MeanEstimate estimate, double level)
    {
        if (share is 0 or 1)
        {
            return estimate.DegreesOfFreedom + 1;
        }

        if (se == 0)
        {
            return estimate.Count;
        }

        var z = Distributions.NormalQuantile((1 + level) / 2);
        var t = Distributions.StudentTQuantile((1 + level) / 2, estimate.DegreesOfFreedom);
        return Math.Min(estimate.Count, share * (1 - share) / (se * se) * Math.Pow(z / t, 2));
    }
}
