namespace EvalKit.Runs.Merging;

/// <summary>Makes one trial, with its feedback, of what the sources have for one repeat of one case.</summary>
internal sealed class TrialMerge
{
    private TrialMerge(Trial trial, IReadOnlyList<Trial> parts, IReadOnlyList<Feedback> feedback, IReadOnlyList<MergeConflict> conflicts)
    {
        Trial = trial;
        Parts = parts;
        Feedback = feedback;
        Conflicts = conflicts;
    }

    public Trial Trial { get; }

    /// <summary>The trials whose feedback it has, itself among them.</summary>
    public IReadOnlyList<Trial> Parts { get; }

    public IReadOnlyList<Feedback> Feedback { get; }

    public IReadOnlyList<MergeConflict> Conflicts { get; }

    /// <summary>An output beats an error. Equal outputs are one, and what either was told about it counts; different ones are a conflict.</summary>
    /// <param name="candidates">What the sources have, at least one, oldest run first.</param>
    public static TrialMerge Of(IReadOnlyList<(SourceRun Run, Trial Trial)> candidates)
    {
        var answered = candidates.Where(c => c.Trial.Output is not null).ToList();
        if (answered.Count == 0)
        {
            var (run, trial) = candidates.OrderBy(c => Rank(c.Trial)).ThenByDescending(c => c.Trial.StartedAt).ThenBy(c => c.Trial.TraceId, StringComparer.Ordinal).First();
            return new TrialMerge(trial, [trial], MergedFeedback(trial, run.Feedback[trial.TraceId]), []);
        }

        var kept = answered.Select(c => c.Trial).OrderBy(t => t.StartedAt).ThenBy(t => t.TraceId, StringComparer.Ordinal).First();
        return new TrialMerge(kept, [.. answered.Select(c => c.Trial)], MergedFeedback(kept, answered.SelectMany(c => c.Run.Feedback[c.Trial.TraceId])), Disagreements(answered));
    }

    /// <summary>Of trials without output, what the app did tells more than that nobody could tell, and that more than that it was never asked.</summary>
    private static int Rank(Trial trial) => trial.Status switch
    {
        TrialStatus.AppError when trial.Error?.Kind == TrialErrorKind.App => 0,
        TrialStatus.AppError => 1,
        TrialStatus.Timeout => 2,
        TrialStatus.Skipped => 3,
        _ => 4,
    };

    private static List<MergeConflict> Disagreements(List<(SourceRun Run, Trial Trial)> answered)
    {
        var (firstRun, first) = answered[0];
        return
        [
            .. answered
                .Where(c => c.Trial.OutputHash != first.OutputHash)
                .DistinctBy(c => c.Trial.OutputHash)
                .Select(c => new MergeConflict(firstRun.Record.Suite, first.CaseId, first.Repeat, firstRun.Name, c.Run.Name)),
        ];
    }

    /// <summary>
    /// A value beats an error under the same name, of which only the cost is kept. What several sources said alike is kept once; where they differ, as judges may, all is kept and the
    /// latest counts, as in every run.
    /// </summary>
    private static List<Feedback> MergedFeedback(Trial kept, IEnumerable<Feedback> feedback)
    {
        var all = feedback.DistinctBy(f => f.Id).ToList();
        var valued = all.Where(f => f.State == FeedbackState.Value).Select(f => (f.Name, f.Replicate)).ToHashSet();
        var isBeaten = all.ToLookup(f => SupersededFeedback.Is(f) || (f.State != FeedbackState.Value && valued.Contains((f.Name, f.Replicate))));
        var counting = isBeaten[false]
            .OrderByDescending(f => f.CreatedAt)
            .ThenByDescending(f => f.Id, StringComparer.Ordinal)
            .DistinctBy(f => (f.Name, f.Replicate, f.Source, f.Value, f.Passed, f.Error?.Kind));
        return [.. counting.Concat(isBeaten[true].Where(SupersededFeedback.IsPaid).Select(SupersededFeedback.Marked)).Select(f => f with { TraceId = kept.TraceId })];
    }
}
