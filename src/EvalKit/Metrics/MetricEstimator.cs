using EvalKit.Statistics;

namespace EvalKit.Metrics;

/// <summary>Makes one number of a metric's case values, and chooses its interval by what the values are (docs/statistics.md, "Which interval when").</summary>
/// <param name="Aggregate">The aggregate.</param>
/// <param name="Scale">The metric's scale.</param>
/// <param name="Values">The scored values.</param>
/// <param name="Clusters">The cluster of each value; null for independent cases.</param>
internal sealed record MetricEstimator(AggregateKind Aggregate, MetricScale Scale, IReadOnlyList<double> Values, IReadOnlyList<string>? Clusters) : IMetricEstimator
{
    /// <summary>The estimator of a series' scored cases.</summary>
    public static MetricEstimator Of(MetricSeries series)
    {
        var scored = series.ScoredCases.ToList();
        return new MetricEstimator(
            series.Name.Aggregate,
            series.Scale,
            [.. scored.Select(c => c.Value!.Value)],
            CaseClusters.Of([.. scored.Select(c => (c.Id, c.Cluster))]));
    }

    /// <summary>Whether every value is 0 or 1 on a scale of shares: such data are pass/fail whatever their type.</summary>
    public bool IsPassFail => Scale.IsShare && Values.All(v => v is 0 or 1);

    /// <summary>The value; null when no case is scored.</summary>
    public double? Value => Values.Count == 0 ? null : Aggregate switch
    {
        AggregateKind.Median => Descriptive.Quantile(Values, 0.5),
        AggregateKind.P90 => Descriptive.Quantile(Values, 0.9),
        AggregateKind.P95 => Descriptive.Quantile(Values, 0.95),
        AggregateKind.Min => Values.Min(),
        AggregateKind.Max => Values.Max(),
        AggregateKind.Sum => Descriptive.Sum(Values),
        AggregateKind.Count => Values.Count,
        _ => Descriptive.Mean(Values),
    };

    /// <summary>The interval that a floor is held against: exact for pass/fail data.</summary>
    /// <param name="level">Two-sided level.</param>
    public Interval? Interval(double level = 0.95) => Values.Count == 0 ? null : Aggregate switch
    {
        AggregateKind.Median => QuantileIntervals.OrderStatistics(Values, 0.5, level),
        AggregateKind.P90 => QuantileIntervals.OrderStatistics(Values, 0.9, level),
        AggregateKind.P95 => QuantileIntervals.OrderStatistics(Values, 0.95, level),
        AggregateKind.Min or AggregateKind.Max or AggregateKind.Count => null,
        AggregateKind.Sum => OfMean(level) is { } mean ? new Interval(mean.Low * Values.Count, mean.High * Values.Count, level, mean.Method) : null,
        _ => OfMean(level),
    };

    /// <summary>The interval that tables print: Wilson for pass/fail data, which is closer to its level on average.</summary>
    public Interval? TableInterval() => IsAverage && IsPassFail && Clusters is null
        ? ProportionIntervals.Wilson(Values.Count(v => v == 1), Values.Count)
        : Interval();

    private bool IsAverage => Aggregate is AggregateKind.Mean or AggregateKind.PassRate or AggregateKind.Share or AggregateKind.PassAtK or AggregateKind.PassHatK or AggregateKind.KOfN;

    private Interval? OfMean(double level)
    {
        if (IsPassFail)
        {
            return Clusters is null
                ? RunIntervals.PassFail(Values.Count(v => v == 1), Values.Count, level)
                : RunIntervals.ClusteredPassFail([.. Values.Select(v => v == 1)], Clusters, level);
        }

        var interval = RunIntervals.Graded(Values, Resampling.Seed, Clusters, level);
        return interval?.Method == IntervalMethods.NoVariation
            ? Uniform.Widen(interval, Clusters?.Distinct(StringComparer.Ordinal).Count() ?? Values.Count, Scale, level)
            : interval is null ? null : OnScale(interval);
    }

    /// <summary>The mean of values on a scale lies on it too, so what reaches beyond is cut off, and no coverage with it. t intervals of few cases do reach beyond.</summary>
    private Interval OnScale(Interval interval) => interval with
    {
        Low = Scale.Minimum is { } least ? Math.Max(interval.Low, Math.Min(least, Values.Min())) : interval.Low,
        High = Scale.Maximum is { } most ? Math.Min(interval.High, Math.Max(most, Values.Max())) : interval.High,
    };
}
