using System.Globalization;

namespace EvalKit.Gating;

/// <summary>What a reader should know of a run's judges: that no LLM judged, where an in-process stand-in did, that a judge does not say the same as it did, and what its defences found.</summary>
internal static class JudgeWarnings
{
    public static IEnumerable<string> Of(RunResults results, Baseline? baseline) =>
        [.. StandIns(results), .. Unrecorded(results), .. Drifts(results), .. FindingWarnings.Of(results, baseline is null ? null : CasePairing.Of(results, baseline))];

    private static IEnumerable<string> Drifts(RunResults results) =>
        from canary in results.Canaries
        group canary by canary.Feedback into asked
        let changed = asked.Count(c => c.First != c.Again)
        where changed > 0
        select string.Create(
            CultureInfo.InvariantCulture,
            $"the judge of '{asked.Key}' says something else than in the baseline on {changed} of {asked.Count()} unchanged answers that it judged again: its model may have changed; `--reuse off` judges everything anew");

    private static IEnumerable<string> Unrecorded(RunResults results) =>
        from column in OfJudges(results)
        let faults = column.Cells.Select(c => (string?)c?.Metadata?[FeedbackMetadata.RecordingFault]).OfType<string>().ToList()
        where faults.Count > 0
        select string.Create(CultureInfo.InvariantCulture, $"{(faults.Count == 1 ? "1 reply" : faults.Count + " replies")} of the judge '{column.Info.Name}' could not be recorded, and will be paid again: {faults[0]}");

    private static IEnumerable<string> StandIns(RunResults results) =>
        from column in OfJudges(results)
        where column.Cells.Any(c => c is { State: FeedbackState.Value, Source.Kind: SourceKind.Code })
        select $"'{column.Info.Name}' is not an LLM's judgement: a model that runs in process stands in for one";

    /// <summary>One a judge: what is counted beside its verdict has its fingerprint.</summary>
    private static IEnumerable<FeedbackColumn> OfJudges(RunResults results) =>
        results.Columns.Where(c => c.Info.ScorerKind == ScorerKind.Judge).DistinctBy(c => c.Info.ScorerFingerprint.Length > 0 ? c.Info.ScorerFingerprint : c.Info.Name);
}
