using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>Compares one feedback of two runs.</summary>
internal static class FeedbackComparer
{
    public static FeedbackComparison Compare(RunResults candidate, CasePairing pairing, FeedbackInfo feedback) =>
        feedback.ValueKind == FeedbackValueKind.Category ? Categories(candidate, pairing, feedback) : Numbers(candidate, pairing, feedback);

    private static FeedbackComparison Numbers(RunResults candidate, CasePairing pairing, FeedbackInfo feedback)
    {
        var paired = PairedSeries.Of(MetricSeries.Read(candidate, new MetricName(feedback.Name)), pairing);
        var estimator = paired.ValueEstimator();
        var direction = paired.Series.Scale.Direction;
        var changes = paired.Pairs.Where(p => p.IsComplete).Select(p => direction * (p.Candidate!.Value - p.Baseline!.Value)).ToList();
        var verdict = JudgeDiffers(paired) ? Verdict.Invalid : VerdictOf(estimator, paired.Series.Scale);
        return Told(feedback, estimator, estimator.StandardError, verdict) with
        {
            Better = changes.Count(d => d > 0),
            Worse = changes.Count(d => d < 0),
        };
    }

    /// <summary>What an estimator tells of a difference, with the caller's verdict.</summary>
    public static FeedbackComparison Told(FeedbackInfo feedback, IPairedEstimator estimator, double? standardError, Verdict verdict)
    {
        var interval = estimator.Interval();
        return new FeedbackComparison
        {
            Feedback = feedback,
            N = estimator.Count,
            MeanBaseline = estimator.Baseline,
            MeanCandidate = estimator.Candidate,
            Difference = estimator.Difference,
            StandardError = standardError,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            PValue = estimator.PValue,
            Method = interval?.Method ?? "none",
            Mde = estimator.DetectableDifference,
            Verdict = verdict,
        };
    }

    /// <summary>At the default margin; an unbounded scale has none, so on it any drop beyond noise counts.</summary>
    public static Verdict VerdictOf(IPairedEstimator estimator, MetricScale scale)
    {
        if (estimator.Count == 0 || estimator.Difference is not { } difference)
        {
            return Verdict.Invalid;
        }

        var isRise = scale.Polarity == Polarity.LowerIsBetter;
        var margin = Margins.Default(scale)?.Amount ?? 0;
        return DropRule.Decide(
            (isRise ? -1 : 1) * difference,
            estimator.Changed,
            margin,
            level => estimator.Interval(level) is { } interval && isRise ? interval with { Low = -interval.High, High = -interval.Low } : estimator.Interval(level)).Verdict;
    }

    private static bool JudgeDiffers(PairedSeries paired) => paired.Series.Feedback.ScorerKind == ScorerKind.Judge && paired.Pairs.Any(p => !p.SameSource);

    /// <summary>Labels have no order, so a change is neither better nor worse: unchanged labels pass, changed ones decide nothing.</summary>
    private static FeedbackComparison Categories(RunResults candidate, CasePairing pairing, FeedbackInfo feedback)
    {
        var pairs = candidate.CaseValues(feedback.Name)
            .Select(v => (Now: v.Label, Before: pairing.Partner(v.CaseId)?.Feedback.GetValueOrDefault(feedback.Name)?.Value?.Label))
            .Where(p => p.Now is not null && p.Before is not null)
            .ToList();
        return new FeedbackComparison
        {
            Feedback = feedback,
            N = pairs.Count,
            Verdict = pairs.Count == 0 ? Verdict.Invalid : pairs.All(p => p.Now == p.Before) ? Verdict.Pass : Verdict.Inconclusive,
        };
    }
}
