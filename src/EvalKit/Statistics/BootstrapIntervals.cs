namespace EvalKit.Statistics;

/// <summary>Intervals by resampling cases with replacement. The same numbers and seed give the same answer. Pure and thread-safe.</summary>
public static class BootstrapIntervals
{
    /// <summary>Resamples: with one less than a round number the quantiles of the usual levels fall on resamples.</summary>
    internal const int Resamples = 9_999;

    /// <summary>
    /// The studentised bootstrap of a mean (Efron and Tibshirani 1993, 12.5): mean − t*·se with t* the quantiles of (mean* − mean) / se*. It follows a skew
    /// that the t interval ignores. <see langword="null"/> under two values, or where so many resamples do not vary that t* has no finite quantile
    /// (nearly all values alike). Equal values give their point.
    /// </summary>
    /// <param name="values">Finite values, one a case.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? StudentisedMean(IReadOnlyList<double> values, ulong seed, double level = 0.95)
    {
        Requirements.Probability(level);
        if (MeanIntervals.Estimate(values) is not { StandardError: { } })
        {
            return null;
        }

        var sample = CanonicalSample.From(values);
        var estimate = MeanIntervals.Estimate(sample.Values)!;
        var se = estimate.StandardError!.Value;
        if (se == 0)
        {
            return estimate.Interval(level) is { } point ? sample.Restore(point.Low, point.High, level, point.Method) : null;
        }

        var random = new SeededRandom(seed);
        var ratios = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            ratios[i] = StudentRatio(sample.Values, estimate.Mean, se, random);
        }

        Array.Sort(ratios);
        var rank = (int)Math.Floor((1 - level) / 2 * (Resamples + 1));
        if (rank < 1 || !double.IsFinite(ratios[rank - 1]) || !double.IsFinite(ratios[^rank]))
        {
            return null;
        }

        return sample.Restore(estimate.Mean - (ratios[^rank] * se), estimate.Mean - (ratios[rank - 1] * se), level, IntervalMethods.BootstrapT);
    }

    /// <summary>
    /// The percentile bootstrap of any statistic of the values (a median, a corpus score over indices). <see langword="null"/> for no values, or where the
    /// statistic of a resample is not finite. Too short for small samples; prefer a named method where one exists.
    /// </summary>
    /// <param name="values">Finite values, one a case.</param>
    /// <param name="statistic">Computes the statistic of one resample; must not keep or change the list it is given.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    public static Interval? Percentile(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> statistic, ulong seed, double level = 0.95)
    {
        Requirements.Finite(values);
        Requirements.Probability(level);
        ArgumentNullException.ThrowIfNull(statistic);
        if (values.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        var random = new SeededRandom(seed);
        var resample = new double[sorted.Length];
        var results = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < resample.Length; j++)
            {
                resample[j] = sorted[random.NextIndex(sorted.Length)];
            }

            results[i] = statistic(resample);
        }

        if (!results.All(double.IsFinite))
        {
            return null;
        }

        Array.Sort(results);
        var tail = (1 - level) / 2;
        return new Interval(Descriptive.QuantileOfSorted(results, tail), Descriptive.QuantileOfSorted(results, 1 - tail), level, IntervalMethods.BootstrapPercentile);
    }

    /// <summary>(mean* − mean) / se* of one resample; infinite, with the sign of its numerator, where the resample does not vary.</summary>
    private static double StudentRatio(double[] values, double mean, double se, SeededRandom random)
    {
        var n = values.Length;
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var deviation = values[random.NextIndex(n)] - mean;
            sum += deviation;
            squares += deviation * deviation;
        }

        var shift = sum / n;
        var variance = (squares - (n * shift * shift)) / (n - 1);
        var noise = 1e-12 * se * se * n;
        return variance > noise ? shift / Math.Sqrt(variance / n) : shift == 0 ? 0 : double.PositiveInfinity * Math.Sign(shift);
    }
}
