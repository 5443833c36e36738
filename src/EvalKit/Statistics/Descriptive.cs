namespace EvalKit.Statistics;

/// <summary>
/// Plain descriptions of a list of finite numbers. None returns NaN: where a description is not defined it is <see langword="null"/>.
/// All are pure and safe to call from any thread; a NaN or infinite value is an <see cref="ArgumentException"/>.
/// </summary>
public static class Descriptive
{
    /// <summary>Sum with Neumaier's compensation: the error does not grow with the count. 0 for an empty list.</summary>
    public static double Sum(IReadOnlyList<double> values)
    {
        Requirements.Finite(values);
        return CompensatedSum(values, value => value);
    }

    /// <summary>Arithmetic mean; <see langword="null"/> for an empty list. Equal values give exactly that value.</summary>
    public static double? Mean(IReadOnlyList<double> values)
    {
        Requirements.Finite(values);
        return values.Count == 0 ? null : MeanOf(values);
    }

    /// <summary>Sample standard deviation (n − 1); <see langword="null"/> under two values, exactly 0 when all are equal up to rounding.</summary>
    public static double? StandardDeviation(IReadOnlyList<double> values)
    {
        Requirements.Finite(values);
        if (values.Count < 2)
        {
            return null;
        }

        var mean = MeanOf(values);
        var sd = Math.Sqrt(CompensatedSum(values, value => (value - mean) * (value - mean)) / (values.Count - 1));
        return Rounding.IsNoise(sd, values) ? 0 : sd;
    }

    /// <summary>Quantile by linear interpolation between order statistics (Hyndman and Fan type 7); <see langword="null"/> for an empty list.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="probability">Which quantile, in [0, 1]; 0.5 is the median.</param>
    public static double? Quantile(IReadOnlyList<double> values, double probability)
    {
        Requirements.Finite(values);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a number from 0 to 1.");
        }

        return values.Count == 0 ? null : QuantileOfSorted([.. values.Order()], probability);
    }

    /// <summary>
    /// Moment coefficient of skewness, m₃ / m₂^1.5 with moments about the mean and divisor n; 0 is symmetric.
    /// <see langword="null"/> for an empty list, 0 when all values are equal.
    /// </summary>
    public static double? Skewness(IReadOnlyList<double> values)
    {
        Requirements.Finite(values);
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count == 1 || StandardDeviation(values) == 0)
        {
            return 0;
        }

        var mean = MeanOf(values);
        var second = CompensatedSum(values, value => Math.Pow(value - mean, 2)) / values.Count;
        var third = CompensatedSum(values, value => Math.Pow(value - mean, 3)) / values.Count;
        return third / Math.Pow(second, 1.5);
    }

    internal static double QuantileOfSorted(double[] sorted, double probability)
    {
        var position = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    internal static double CompensatedSum<T>(IReadOnlyList<T> items, Func<T, double> term)
    {
        var sum = 0.0;
        var lost = 0.0;
        for (var i = 0; i < items.Count; i++)
        {
            var value = term(items[i]);
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    private static double MeanOf(IReadOnlyList<double> values)
    {
        var first = values[0];
        return first + (CompensatedSum(values, value => value - first) / values.Count);
    }
}
