namespace EvalKit.Gating;

/// <summary>Pairs a run with a baseline. Pure and thread-safe.</summary>
public static class Comparisons
{
    /// <summary>
    /// Compares every feedback that both have, case by case: the mean of a bool or number; of a category only how many pairs there are and which changed. Then the run
    /// metrics that both have, over the cases that pair.
    /// Cases pair on id and case hash; an edited case is listed and never paired.
    /// </summary>
    /// <param name="candidate">The run.</param>
    /// <param name="baseline">What it is held against.</param>
    public static Comparison Compare(RunResults candidate, Baseline baseline)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        var pairing = CasePairing.Of(candidate, baseline);
        var known = baseline.Cases.SelectMany(c => c.Feedback.Keys).ToHashSet(StringComparer.Ordinal);
        var shared = candidate.Columns.Select(c => c.Info).Where(f => f.ValueKind != FeedbackValueKind.Text && known.Contains(f.Name)).ToList();
        return new Comparison
        {
            Candidate = candidate.Record.Id,
            Baseline = baseline.RunId ?? baseline.Origin,
            Paired = pairing.Count,
            OnlyCandidate = pairing.OnlyCandidate,
            OnlyBaseline = pairing.OnlyBaseline,
            ChangedCases = pairing.Changed,
            Feedback = [.. shared.Select(f => FeedbackComparer.Compare(candidate, pairing, f))],
            RunMetrics = RunMetricComparer.Compare(candidate, baseline, pairing),
            Changes = CaseChanges.Of(candidate, pairing, shared),
        };
    }
}
