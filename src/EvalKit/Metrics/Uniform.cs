using EvalKit.Statistics;

namespace EvalKit.Metrics;

/// <summary>The interval of values that do not vary.</summary>
internal static class Uniform
{
    /// <summary>
    /// Equal values do not prove that every value is equal: the share of others is bounded as Clopper–Pearson bounds 0 of n, and each of them may lie at the
    /// end of the scale. An unbounded scale gives no interval.
    /// </summary>
    /// <param name="point">The interval of no width.</param>
    /// <param name="independent">How many cases or clusters are independent of each other.</param>
    /// <param name="scale">The scale of a value.</param>
    /// <param name="level">Two-sided level.</param>
    public static Interval? Widen(Interval point, int independent, MetricScale scale, double level)
    {
        if (scale is not { Minimum: { } minimum, Maximum: { } maximum })
        {
            return null;
        }

        var others = ProportionIntervals.ClopperPearson(0, independent, level)!.High;
        return new Interval(
            point.Low - (others * (point.Low - minimum)),
            point.High + (others * (maximum - point.High)),
            level,
            IntervalMethods.NoVariation);
    }
}
