using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>Compares the run metrics of two runs.</summary>
internal static class RunMetricComparer
{
    /// <summary>The run metrics that both have; one whose options differ is there without a number.</summary>
    public static IReadOnlyList<FeedbackComparison> Compare(RunResults candidate, Baseline baseline, CasePairing pairing)
    {
        var known = baseline.Cases.SelectMany(c => c.Parts.Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. RunMetricNames.Of(candidate).Where(known.Contains)
                .Select(name => new MetricName(name, AggregateKind.Run))
                .Where(name => RunMetricNames.Find(candidate, name) is not null)
                .Select(name => Compare(PairedSeries.Of(MetricSeries.Read(candidate, name), pairing))),
        ];
    }

    private static FeedbackComparison Compare(PairedSeries paired)
    {
        var estimator = paired.RunEstimator();
        return FeedbackComparer.Told(paired.Series.Feedback, estimator, estimator.StandardError, FeedbackComparer.VerdictOf(estimator, paired.Series.AggregateScale));
    }
}
