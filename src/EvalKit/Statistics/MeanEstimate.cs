namespace EvalKit.Statistics;

/// <summary>
/// A mean with what is known of its precision. Made by <see cref="MeanIntervals.Estimate"/>, <see cref="ClusteredMean"/> and
/// <see cref="PairedDifference"/>; immutable.
/// </summary>
/// <param name="Count">How many values were averaged, at least 1.</param>
/// <param name="Mean">The mean, in the unit of the values.</param>
/// <param name="StandardError">Its standard error; <see langword="null"/> where one value or one cluster leaves it unknown, 0 where the values do not vary.</param>
/// <param name="DegreesOfFreedom">Of the t distribution that goes with the standard error; 0 where that is unknown.</param>
/// <param name="Method">The name that its intervals carry, one of <see cref="IntervalMethods"/>.</param>
public sealed record MeanEstimate(int Count, double Mean, double? StandardError, int DegreesOfFreedom, string Method)
{
    /// <summary>The t interval. <see langword="null"/> without a standard error; the mean alone, named <see cref="IntervalMethods.NoVariation"/>, where that is 0.</summary>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public Interval? Interval(double level = 0.95)
    {
        Requirements.Probability(level);
        if (StandardError is not { } se)
        {
            return null;
        }

        if (se == 0)
        {
            return new Interval(Mean, Mean, level, IntervalMethods.NoVariation);
        }

        var half = Distributions.StudentTQuantile((1 + level) / 2, DegreesOfFreedom) * se;
        return new Interval(Mean - half, Mean + half, level, Method);
    }

    /// <summary>The value that the true mean exceeds with one-sided confidence <paramref name="level"/>, in (½, 1); <see langword="null"/> without a standard error.</summary>
    public double? LowerBound(double level = 0.95) => Interval((2 * level) - 1)?.Low;

    /// <summary>The value that the true mean stays under with one-sided confidence <paramref name="level"/>, in (½, 1); <see langword="null"/> without a standard error.</summary>
    public double? UpperBound(double level = 0.95) => Interval((2 * level) - 1)?.High;

    /// <summary>
    /// The t test's p against a hypothesised mean; <see langword="null"/> without a standard error. Where the standard error is 0 it is 0 if the mean
    /// lies on the side of the alternative, else 1.
    /// </summary>
    public double? PValue(double hypothesised = 0, Alternative alternative = Alternative.TwoSided)
    {
        if (StandardError is not { } se)
        {
            return null;
        }

        var distance = Mean - hypothesised;
        if (se == 0)
        {
            return IsOnTheSideOf(alternative, distance) ? 0 : 1;
        }

        var t = distance / se;
        return alternative switch
        {
            Alternative.Greater => Distributions.StudentTUpper(t, DegreesOfFreedom),
            Alternative.Less => Distributions.StudentTLower(t, DegreesOfFreedom),
            _ => 2 * Distributions.StudentTUpper(Math.Abs(t), DegreesOfFreedom),
        };
    }

    private static bool IsOnTheSideOf(Alternative alternative, double distance) => alternative switch
    {
        Alternative.Greater => distance > 0,
        Alternative.Less => distance < 0,
        _ => distance != 0,
    };
}
