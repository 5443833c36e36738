namespace EvalKit.Metrics;

/// <summary>Aggregates a run's feedback into metrics, each with its interval and coverage. Pure and thread-safe.</summary>
public static class MetricCalculator
{
    /// <summary>The main metrics of each feedback; see <see cref="Compute(RunResults, IEnumerable{MetricName}?)"/>.</summary>
    /// <param name="results">The run.</param>
    public static IReadOnlyList<Metric> Compute(RunResults results) => Compute(results, more: null);

    /// <summary>
    /// The main metrics of each feedback, in the run's order: the mean of a bool (the share that is true) or number, the share of each category, and
    /// nothing of a text. A number with a unit, such as latency, also has its median and p95. Then the run metrics.
    /// </summary>
    /// <param name="results">The run.</param>
    /// <param name="more">Further metrics, such as those that gates name; one that is already there is not repeated.</param>
    /// <exception cref="EvalKitException">A further metric names a feedback that the run has not, or an aggregate that does not fit it.</exception>
    public static IReadOnlyList<Metric> Compute(RunResults results, IEnumerable<MetricName>? more)
    {
        ArgumentNullException.ThrowIfNull(results);
        var names = results.Columns.SelectMany(column => MainMetrics(results, column.Info))
            .Concat(NamesOfRunMetrics(results))
            .Concat((more ?? []).Select(name => RunMetricNames.Resolve(results, name)))
            .Distinct();
        return [.. names.Select(name => Compute(results, name))];
    }

    /// <summary>The run metrics alone, in the suite's order.</summary>
    /// <param name="results">The run.</param>
    public static IReadOnlyList<Metric> RunMetrics(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. NamesOfRunMetrics(results).Select(name => Compute(results, name))];
    }

    /// <summary>One metric.</summary>
    /// <param name="results">The run.</param>
    /// <param name="name">The metric.</param>
    /// <returns>
    /// The metric with a 95 % interval: Wilson for pass/fail cases (Korn–Graubard in clusters), t or bootstrap-t for graded ones, order statistics
    /// for median, p90 and p95; min, max and count have none. A run metric's draws cases, or clusters, again.
    /// </returns>
    /// <exception cref="EvalKitException">The run has no such feedback, or the aggregate does not fit its type.</exception>
    public static Metric Compute(RunResults results, MetricName name)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(name);
        var series = MetricSeries.Read(results, name);
        var estimator = series.Estimator();
        var interval = estimator.TableInterval();
        return new Metric
        {
            Name = series.Name,
            Value = estimator.Value,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            Method = interval?.Method ?? "none",
            N = series.Scored,
            Errored = series.Errored,
            Unscored = series.Missing - series.Errored,
            Feedback = series.Feedback,
            Description = estimator is RunMetricEstimator { Parts.Count: > 0 } run ? series.RunMetric!.Describe(run.Parts) : null,
        };
    }

    private static IEnumerable<MetricName> NamesOfRunMetrics(RunResults results) => RunMetricNames.Of(results).Select(name => new MetricName(name, AggregateKind.Run));

    private static IEnumerable<MetricName> MainMetrics(RunResults results, FeedbackInfo feedback) => feedback.ValueKind switch
    {
        FeedbackValueKind.Text => [],
        FeedbackValueKind.Category => Categories(results, feedback).Select(category => new MetricName(feedback.Name, AggregateKind.Share, category)),
        FeedbackValueKind.Number when feedback.Unit is not null =>
            [new(feedback.Name), new(feedback.Name, AggregateKind.Median), new(feedback.Name, AggregateKind.P95)],
        _ => [new MetricName(feedback.Name)],
    };

    /// <summary>The declared categories in their order, then others that were seen, in ordinal order.</summary>
    private static IEnumerable<string> Categories(RunResults results, FeedbackInfo feedback) =>
        feedback.Categories.Concat(results.CaseValues(feedback.Name).Select(v => v.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal)).Distinct();
}
