namespace EvalKit.Statistics;

/// <summary>
/// Distribution-free intervals of a quantile (median, p90, p95): two order statistics whose ranks are binomial bounds
/// (David and Nagaraja, Order Statistics, 7.1). Covers with at least its level for any distribution. Pure and thread-safe.
/// </summary>
public static class QuantileIntervals
{
    /// <summary>
    /// The interval between two observed values, or <see langword="null"/> where the sample is too small to bound the quantile from both sides
    /// (<see cref="SmallestCount"/>): the median at 95 % needs 6 values, p90 needs 36, p95 needs 72.
    /// </summary>
    /// <param name="values">Finite values in any order.</param>
    /// <param name="probability">Which quantile, in (0, 1).</param>
    /// <param name="level">Two-sided level in (0, 1); each side misses with at most (1 − level) / 2.</param>
    public static Interval? OrderStatistics(IReadOnlyList<double> values, double probability, double level = 0.95)
    {
        Requirements.Finite(values);
        Requirements.Probability(probability);
        Requirements.Probability(level);
        var n = values.Count;
        var tail = (1 - level) / 2;
        var lowRank = LargestRankBelow(n, probability, tail);
        var highRank = n + 1 - LargestRankBelow(n, 1 - probability, tail);
        if (lowRank < 1 || highRank > n)
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        return new Interval(sorted[lowRank - 1], sorted[highRank - 1], level, IntervalMethods.OrderStatistics);
    }

    /// <summary>The interval of the median.</summary>
    public static Interval? Median(IReadOnlyList<double> values, double level = 0.95) => OrderStatistics(values, 0.5, level);

    /// <summary>How many values <see cref="OrderStatistics"/> needs before it returns an interval.</summary>
    public static int SmallestCount(double probability, double level = 0.95)
    {
        Requirements.Probability(probability);
        Requirements.Probability(level);
        return (int)Math.Ceiling(Math.Log((1 - level) / 2) / Math.Log(Math.Max(probability, 1 - probability)));
    }

    /// <summary>The largest rank r with P(fewer than r values lie below the quantile) at most the tail; 0 if there is none.</summary>
    private static int LargestRankBelow(int n, double probability, double tail)
    {
        var (low, high) = (0, n);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Distributions.BinomialLower(middle - 1, n, probability) <= tail)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
