using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>The cases whose feedback changed, worst regression first.</summary>
internal static class CaseChanges
{
    /// <summary>
    /// Changes are ordered by their size on the feedback's scale (against the baseline's value where there is none), so that feedbacks of different scales
    /// mix. A value that came or went, and a changed label, stand between the regressions and the improvements. Measurements (unbounded, with a unit, such
    /// as latency) differ in every case and are left out: their comparison says what is to be said.
    /// </summary>
    public static IReadOnlyList<CaseChange> Of(RunResults candidate, CasePairing pairing, IEnumerable<FeedbackInfo> feedbacks) =>
    [
        .. feedbacks.Where(f => !IsMeasurement(f))
            .SelectMany(f => candidate.CaseValues(f.Name).Select(v => (Feedback: f, Change: Change(v, f, pairing))))
            .Where(c => c.Change is not null)
            .OrderBy(c => Size(c.Change!, c.Feedback))
            .ThenBy(c => c.Change!.Id, StringComparer.Ordinal)
            .ThenBy(c => c.Change!.Feedback, StringComparer.Ordinal)
            .Select(c => c.Change!),
    ];

    private static CaseChange? Change(CaseValue value, FeedbackInfo feedback, CasePairing pairing)
    {
        if (pairing.Partner(value.CaseId) is not { } partner)
        {
            return null;
        }

        var before = partner.Feedback.GetValueOrDefault(feedback.Name)?.Value;
        return before?.Number == value.Value && before?.Label == value.Label
            ? null
            : new CaseChange(value.CaseId, feedback.Name, before?.Number, value.Value) { BaselineLabel = before?.Label, CandidateLabel = value.Label };
    }

    /// <summary>Negative is worse, and comparable over feedbacks.</summary>
    private static double Size(CaseChange change, FeedbackInfo feedback)
    {
        if (change.Candidate - change.Baseline is not { } difference)
        {
            return 0;
        }

        var scale = MetricScale.Of(feedback, new MetricName(feedback.Name));
        var whole = scale.Range ?? Math.Abs(change.Baseline!.Value);
        return scale.Direction * (whole > 0 ? difference / whole : difference);
    }

    private static bool IsMeasurement(FeedbackInfo feedback) => feedback is { Unit: not null, Minimum: null } or { Unit: not null, Maximum: null };
}
