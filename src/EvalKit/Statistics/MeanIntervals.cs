namespace EvalKit.Statistics;

/// <summary>The mean of independent graded values. Never for pass/fail data, where the t interval covers far too little near 0 and 1. Pure and thread-safe.</summary>
public static class MeanIntervals
{
    /// <summary>Mean, standard error sd / √n and n − 1 degrees of freedom; <see langword="null"/> for no values, without a standard error for one.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static MeanEstimate? Estimate(IReadOnlyList<double> values)
    {
        Requirements.Finite(values);
        if (Descriptive.Mean(values) is not { } mean)
        {
            return null;
        }

        var se = Descriptive.StandardDeviation(values) / Math.Sqrt(values.Count);
        return new MeanEstimate(values.Count, mean, se, values.Count - 1, IntervalMethods.StudentT);
    }

    /// <summary>Student's t interval; <see langword="null"/> under two values, the single point when all values are equal.</summary>
    /// <param name="values">Finite values, one a case.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? StudentT(IReadOnlyList<double> values, double level = 0.95)
    {
        Requirements.Probability(level);
        return Estimate(values)?.Interval(level);
    }
}
