namespace EvalKit.Statistics;

/// <summary>The interval of the difference of two paired shares. Pure and thread-safe.</summary>
public static class Newcombe
{
    /// <summary>
    /// Newcombe's method 10 (Statistics in Medicine 17, 1998) for candidate − baseline: the Wilson limits of both margins, joined with their
    /// correlation φ. Bounds lie in [−1, 1]. No pairs, no interval; without a changed pair the interval is centred on 0 but not empty.
    /// The bound of a two-sided 90 % interval is the one-sided 95 % bound.
    /// </summary>
    /// <param name="counts">The four cells.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? Method10(PairedCounts counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var n = counts.Count;
        var baseline = ProportionIntervals.Wilson(counts.BothPass + counts.OnlyBaseline, n, level);
        var candidate = ProportionIntervals.Wilson(counts.BothPass + counts.OnlyCandidate, n, level);
        if (baseline is null || candidate is null)
        {
            return null;
        }

        var baselineShare = (double)(counts.BothPass + counts.OnlyBaseline) / n;
        var candidateShare = (double)(counts.BothPass + counts.OnlyCandidate) / n;
        var difference = (double)(counts.OnlyCandidate - counts.OnlyBaseline) / n;
        var phi = Correlation(counts);
        var down = Join(candidateShare - candidate.Low, baseline.High - baselineShare, phi);
        var up = Join(candidate.High - candidateShare, baselineShare - baseline.Low, phi);
        return new Interval(Math.Max(-1, difference - down), Math.Min(1, difference + up), level, IntervalMethods.Newcombe10);
    }

    /// <summary>φ of the table with Newcombe's continuity correction (a positive ad − bc shrinks by n / 2, not below 0); 0 where a margin is empty.</summary>
    internal static double Correlation(PairedCounts counts)
    {
        double a = counts.BothPass, b = counts.OnlyBaseline, c = counts.OnlyCandidate, d = counts.NeitherPasses;
        var margins = (a + b) * (c + d) * (a + c) * (b + d);
        if (margins == 0)
        {
            return 0;
        }

        var product = (a * d) - (b * c);
        return (product > 0 ? Math.Max(product - ((a + b + c + d) / 2), 0) : product) / Math.Sqrt(margins);
    }

    private static double Join(double first, double second, double phi) =>
        Math.Sqrt(Math.Max(0, (first * first) - (2 * phi * first * second) + (second * second)));
}
