namespace EvalKit.Runs.Merging;

/// <summary>Merges runs that were made in parts, such as the shards of a CI build: each case and repeat counts once.</summary>
public static class RunMerger
{
    private const int BatchSize = 500;
    private const int ShownConflicts = 50;
    private const string SessionKind = "merge";

    /// <summary>
    /// Plans the merging of the sources' runs; nothing is written. Runs of the same suite, suite fingerprint, dataset and app become one. Of two trials of a case and
    /// repeat with equal outputs one is kept, with the feedback of both; different outputs are a conflict; an output beats an error, and so does a value.
    /// </summary>
    /// <param name="sources">The stores; not changed, and to be open until the merges are written.</param>
    /// <param name="references">
    /// The runs to merge, each in whichever of the stores it is (see <see cref="RunReferences"/>). Empty for the newest run of each suite, suite fingerprint, dataset and
    /// app in each store, with the runs of its session that are of the same.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One merge for each suite, suite fingerprint, dataset and app, ordered by suite.</returns>
    /// <exception cref="EvalKitException">There is no run, or not the one that is named.</exception>
    public static async Task<IReadOnlyList<RunMerge>> PlanAsync(
        IReadOnlyList<IRunStore> sources, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(references);
        var runs = await SourceRuns.ReadAsync(sources, references, cancellationToken).ConfigureAwait(false);
        return [.. runs.GroupBy(r => MergeKey.Of(r.Record)).Select(g => Merge([.. g])).OrderBy(m => m.Run.Suite, StringComparer.Ordinal)];
    }

    /// <summary>Writes merged runs. A run that is there already is not changed, so that merging again, also after a merge that was broken off, does no harm.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="merges">What to write.</param>
    /// <param name="cancellationToken">Stops the writing; the run then counts as one that has not ended.</param>
    /// <exception cref="EvalKitException">There is a conflict, and nothing was written; or the store cannot be reached.</exception>
    public static async Task WriteAsync(IRunStore target, IReadOnlyList<RunMerge> merges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(merges);
        RefuseConflicts(merges);
        foreach (var merge in merges)
        {
            await target.CreateSessionAsync(merge.Session, cancellationToken).ConfigureAwait(false);
            await target.SaveDatasetAsync(merge.Dataset, cancellationToken).ConfigureAwait(false);
            await target.CreateRunAsync(merge.Run with { State = RunState.Running, EndedAt = null }, cancellationToken).ConfigureAwait(false);
            foreach (var trials in merge.Trials.Chunk(BatchSize))
            {
                await target.AppendTrialsAsync(merge.Run.Id, trials, cancellationToken).ConfigureAwait(false);
            }

            foreach (var traces in merge.Traces)
            {
                await traces.CopyAsync(target, merge.Run.Id, cancellationToken).ConfigureAwait(false);
            }

            foreach (var feedback in merge.Feedback.Chunk(BatchSize))
            {
                await target.AppendFeedbackAsync(merge.Run.Id, feedback, cancellationToken).ConfigureAwait(false);
            }

            if (merge.Run is { State: not RunState.Running, EndedAt: { } ended })
            {
                await target.EndRunAsync(merge.Run.Id, merge.Run.State, ended, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lists the conflicts, where there are any.</summary>
    /// <param name="merges">What is to be written.</param>
    /// <exception cref="EvalKitException">There are; the message names case, repeat and sources of each.</exception>
    public static void RefuseConflicts(IReadOnlyList<RunMerge> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        MergeConflict[] conflicts = [.. merges.SelectMany(m => m.Conflicts)];
        if (conflicts.Length > 0)
        {
            var shown = string.Concat(conflicts.Take(ShownConflicts).Select(c => $"\n  {c}"));
            throw new EvalKitException(
                FaultKind.Usage,
                FormattableString.Invariant($"Expected one output for each case and repeat, found {conflicts.Length} with different ones, so nothing was merged:{shown}")
                + (conflicts.Length > ShownConflicts ? FormattableString.Invariant($"\n  … and {conflicts.Length - ShownConflicts} more") : "")
                + "\nLeave out a source, or name the runs to merge with --run.");
        }
    }

    private static RunMerge Merge(IReadOnlyList<SourceRun> runs)
    {
        var dataset = MergedDataset.Of(runs);
        var candidates = runs.SelectMany(r => r.Trials, (run, trial) => (Run: run, Trial: trial)).ToLookup(c => (c.Trial.CaseId, c.Trial.Repeat));
        int[] repeats = [.. candidates.Select(c => c.Key.Repeat).Distinct().Order()];
        var merged = dataset.Cases
            .SelectMany(c => repeats, (c, repeat) => (c.Id, repeat))
            .Where(candidates.Contains)
            .Select(key => TrialMerge.Of([.. candidates[key]]))
            .ToList();
        Trial[] trials = [.. merged.Select(m => m.Trial)];
        Feedback[] feedback = [.. merged.SelectMany(m => m.Feedback)];
        var missing = Missing(dataset, trials, PlannedRepeats.Of(runs[0].Record, trials.Select(t => t.Repeat)));
        var run = MergedRecord.Of(runs, trials, feedback, missing);
        return new RunMerge
        {
            Run = run,
            Session = new SessionRecord(run.SessionId, SessionKind, run.StartedAt, run.Environment),
            Dataset = dataset,
            Trials = trials,
            Traces = Traces(runs, merged),
            Feedback = feedback,
            Sources = [.. runs.Select(r => r.Name)],
            Conflicts = [.. merged.SelectMany(m => m.Conflicts)],
            Missing = missing,
        };
    }

    private static MergedTraces[] Traces(IReadOnlyList<SourceRun> runs, List<TrialMerge> merged)
    {
        var became = merged.SelectMany(m => m.Parts, (m, part) => (Part: part.TraceId, Kept: m.Trial.TraceId)).DistinctBy(p => p.Part).ToDictionary(p => p.Part, p => p.Kept, StringComparer.Ordinal);
        return [.. runs.Select(r => new MergedTraces(r.Store, r.Record.Id, became))];
    }

    /// <summary>A trial that was cancelled, or never began, is not there: in an undivided run it would be missing just so.</summary>
    private static MissingTrial[] Missing(EvalDataset dataset, IReadOnlyList<Trial> trials, int repeats)
    {
        var there = trials.Where(t => t.Status is not (TrialStatus.Cancelled or TrialStatus.NotStarted)).Select(t => (t.CaseId, t.Repeat)).ToHashSet();
        return
        [
            .. dataset.Cases
                .SelectMany(c => Enumerable.Range(0, repeats), (c, repeat) => (c.Id, Repeat: repeat))
                .Where(t => !there.Contains(t))
                .Select(t => new MissingTrial(t.Id, t.Repeat)),
        ];
    }
}
