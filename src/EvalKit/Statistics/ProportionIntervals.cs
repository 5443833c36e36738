namespace EvalKit.Statistics;

/// <summary>
/// Intervals of a share: <c>successes</c> of <c>count</c> independent trials. No trials, no interval (<see langword="null"/>). Pure and thread-safe.
/// Every function throws <see cref="ArgumentOutOfRangeException"/> for a level outside (0, 1) or successes outside [0, count].
/// </summary>
public static class ProportionIntervals
{
    /// <summary>Wilson's score interval (Wilson 1927): close to its level on average, so it is the one for tables.</summary>
    public static Interval? Wilson(int successes, int count, double level = 0.95)
    {
        Requirements.Share(successes, count);
        Requirements.Probability(level);
        if (count == 0)
        {
            return null;
        }

        var z = Distributions.NormalQuantile((1 + level) / 2);
        var share = (double)successes / count;
        var z2 = z * z;
        var shrink = 1 + (z2 / count);
        var centre = (share + (z2 / (2 * count))) / shrink;
        var half = z * Math.Sqrt((share * (1 - share) / count) + (z2 / (4.0 * count * count))) / shrink;
        var low = successes == 0 ? 0 : Math.Max(0, centre - half);
        var high = successes == count ? 1 : Math.Min(1, centre + half);
        return new Interval(low, high, level, IntervalMethods.Wilson);
    }

    /// <summary>Clopper–Pearson's exact interval (1934): covers the true share with at least its level whatever that share is, so it is the one for floors.</summary>
    public static Interval? ClopperPearson(int successes, int count, double level = 0.95)
    {
        Requirements.Share(successes, count);
        Requirements.Probability(level);
        return count == 0 ? null : FromBeta(successes, count, level, IntervalMethods.ClopperPearson);
    }

    /// <summary>Jeffreys interval: the central part of Beta(x + ½, n − x + ½). Its bounds are never exactly 0 or 1.</summary>
    public static Interval? Jeffreys(int successes, int count, double level = 0.95)
    {
        Requirements.Share(successes, count);
        Requirements.Probability(level);
        if (count == 0)
        {
            return null;
        }

        var (a, b) = (successes + 0.5, count - successes + 0.5);
        var tail = (1 - level) / 2;
        return new Interval(Distributions.BetaQuantile(a, b, tail), Distributions.BetaQuantile(a, b, 1 - tail), level, IntervalMethods.Jeffreys);
    }

    /// <summary>The Clopper–Pearson bounds, which beta quantiles extend to effective counts that are no integers.</summary>
    internal static Interval FromBeta(double successes, double count, double level, string method)
    {
        var tail = (1 - level) / 2;
        var failures = count - successes;
        var low = successes <= 0 ? 0 : Distributions.BetaQuantile(successes, failures + 1, tail);
        var high = failures <= 0 ? 1 : Distributions.BetaQuantile(successes + 1, failures, 1 - tail);
        return new Interval(low, high, level, method);
    }
}
