namespace EvalKit.Reporting.Html;

/// <summary>A metric's difference from the baseline, where the run knows it: from the gate on it, or from the comparison of means.</summary>
/// <param name="Baseline">The baseline's value over the paired cases.</param>
/// <param name="Difference">Candidate minus baseline.</param>
/// <param name="Low">Lower bound of the difference; null when there is none.</param>
/// <param name="High">Upper bound of the difference; null when there is none.</param>
/// <param name="Polarity">Which direction is good.</param>
internal sealed record MetricPair(double Baseline, double Difference, double? Low, double? High, Polarity Polarity)
{
    /// <summary><c>better</c> or <c>worse</c> where the interval leaves out 0, else <c>even</c>.</summary>
    public string Direction
    {
        get
        {
            var sign = Low > 0 ? 1 : High < 0 ? -1 : 0;
            return (Polarity == Polarity.LowerIsBetter ? -sign : sign) switch { > 0 => "better", < 0 => "worse", _ => "even" };
        }
    }

    /// <summary>The comparison of a metric that is a mean or a run metric; null for other aggregates, and where the baseline has none of it.</summary>
    public static FeedbackComparison? ComparedTo(Metric metric, Comparison? comparison) => (metric.Name.Aggregate switch
    {
        AggregateKind.Mean => comparison?.Feedback,
        AggregateKind.Run => comparison?.RunMetrics,
        _ => null,
    })?.FirstOrDefault(f => f.Feedback.Name == metric.Feedback.Name);

    public static MetricPair? Of(Metric metric, EvalRun run)
    {
        var name = metric.Name.ToString();
        var condition = run.Gates.Where(g => g.Metric == name).SelectMany(g => g.Conditions).FirstOrDefault(c => c is { Baseline: not null, Difference: not null });
        if (condition is { Baseline: { } before, Difference: { } difference })
        {
            return new MetricPair(before, difference, condition.CiLow, condition.CiHigh, metric.Feedback.Polarity);
        }

        return ComparedTo(metric, run.Comparison) is { MeanBaseline: { } mean, Difference: { } change } compared
            ? new MetricPair(mean, change, compared.CiLow, compared.CiHigh, metric.Feedback.Polarity)
            : null;
    }
}
