namespace EvalKit.Metrics;

/// <summary>Finds run metrics by the names that gates give them: <c>corpus_bleu</c>, or in full <c>corpus_bleu/run</c>.</summary>
internal static class RunMetricNames
{
    public static IEnumerable<string> Of(RunResults results) => results.RunMetrics.Select(NameOf);

    /// <summary>The run metric that a name means; null when it means a feedback, which comes first.</summary>
    public static IRunMetric? Find(RunResults results, MetricName name) =>
        results.Column(name.Feedback) is null ? results.RunMetrics.FirstOrDefault(m => NameOf(m) == name.Feedback) : null;

    /// <summary>The name with the aggregate <c>run</c> where it has none (which reads as the mean) and means a run metric.</summary>
    public static MetricName Resolve(RunResults results, MetricName name) =>
        name.Aggregate == AggregateKind.Mean && Find(results, name) is not null ? name with { Aggregate = AggregateKind.Run } : name;

    public static string NameOf(IRunMetric metric) => metric.Info.Feedbacks[0].Name;
}
