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
        var interval = estimator.Interval();
        return new FeedbackComparison
        {
            Feedback = paired.Series.Feedback,
            N = estimator.Count,
            MeanBaseline = estimator.Baseline,
            MeanCandidate = estimator.Candidate,
            Difference = estimator.Difference,
            StandardError = estimator.StandardError,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            PValue = estimator.PValue,
            Method = interval?.Method ?? "none",
            Mde = estimator.DetectableDifference,
            Verdict = FeedbackComparer.VerdictOf(estimator, paired.Series.AggregateScale),
        };
    }
}
