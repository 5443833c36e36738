using System.Globalization;
using System.Text.Json;
using EvalKit.Runs;

namespace EvalKit.Running.Resuming;

/// <summary>Decides whether a run is new or goes on: nothing that an earlier run has paid for is paid again.</summary>
/// <param name="store">The store.</param>
/// <param name="options">What the run is given.</param>
/// <param name="dataset">The suite's cases.</param>
/// <param name="plan">Makes the record that a new run of some cases would have; null for all cases.</param>
internal sealed class RunOpener(IRunStore store, EvaluationOptions options, EvalDataset dataset, Func<IReadOnlySet<string>?, RunRecord> plan)
{
    /// <summary>Opens a new run, or the earlier one that goes on.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="EvalKitException">A run that was named is unknown, differs, or is being made by another process.</exception>
    public async Task<RunOpening> OpenAsync(CancellationToken cancellationToken)
    {
        if (options.RescoreRun is { } outputs)
        {
            return await RescoreAsync(outputs, cancellationToken).ConfigureAwait(false);
        }

        if (options.RetryErrorsOf is { } errors)
        {
            return await RetryAsync(errors, cancellationToken).ConfigureAwait(false);
        }

        var planned = plan(options.SelectedCases);
        return (options.Fresh ? null : await ResumeAsync(planned, cancellationToken).ConfigureAwait(false))
            ?? await NewAsync(planned, options.SelectedCases, EarlierWork.None, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest unfinished run that fits and nobody is making; null when there is none.</summary>
    private async Task<RunOpening?> ResumeAsync(RunRecord planned, CancellationToken cancellationToken)
    {
        await foreach (var run in UnfinishedRuns.FindAsync(store, planned, options, cancellationToken).ConfigureAwait(false))
        {
            if (await store.TryHoldRunAsync(run.Id, cancellationToken).ConfigureAwait(false) is { } hold)
            {
                return run.State == RunState.Completed
                    ? await ContinueAsync(run.Id, KeepRule.Complete, hold, cancellationToken).ConfigureAwait(false) with { StaysAs = RunState.Completed }
                    : await ContinueAsync(run.Id, KeepRule.Unfinished, hold, cancellationToken).ConfigureAwait(false);
            }

            options.Notices?.Report($"run {run.Id} is being made by another process: this one is a run of its own");
        }

        return null;
    }

    private async Task<RunOpening> RetryAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await store.FindRunAsync(runId, cancellationToken).ConfigureAwait(false) ?? throw RunFaults.UnknownRun(store.Location, runId);

        // Which cases the run had is its own affair: only its errors are tried again.
        if (RunDifference.Between(plan(null), run with { Parameters = WithoutSelection(run) }) is { } difference)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"The errors of run {runId} cannot be retried here: {difference}. Retry them with what made the run, or run the suite anew.");
        }

        var hold = await store.TryHoldRunAsync(runId, cancellationToken).ConfigureAwait(false) ?? throw new EvalKitException(
            FaultKind.Usage, $"Run {runId} is being made by another process: let it end before its errors are retried.");
        var opening = await ContinueAsync(runId, KeepRule.Errors, hold, cancellationToken).ConfigureAwait(false);
        // A process that died while it tried a complete run's errors again left it open, and nothing missing.
        var repeats = PlannedRepeats.Of(run, Enumerable.Range(0, opening.Earlier.Repeats));
        var isWhole = run.State == RunState.Completed || (run.State == RunState.Running && opening.Earlier.Trials >= run.SelectedCases * repeats);
        if (!isWhole)
        {
            options.Notices?.Report($"run {runId} was stopped before all of it ran: only its errors are tried again now, and the command without --retry-errors goes on with it");
        }

        return opening with { StaysAs = isWhole ? RunState.Completed : run.State == RunState.Running ? RunState.Cancelled : run.State };
    }

    private async Task<RunOpening> RescoreAsync(string runId, CancellationToken cancellationToken)
    {
        var (source, stopped) = await SourceOfAsync(runId, cancellationToken).ConfigureAwait(false);
        runId = source;
        var results = await RunReader.LoadAsync(store, runId, cancellationToken).ConfigureAwait(false);
        var asked = results.Rows.Select(r => r.Case).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var same = dataset.Cases.Where(c => IsSelected(c) && asked.TryGetValue(c.Id, out var before) && AskedTheSame(before, c)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (same.Count == 0)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Run {runId} has no output for any case of dataset '{dataset.Name}': no case has the same id and inputs in both. Name a run of this dataset.");
        }

        if (same.Count < dataset.Cases.Count)
        {
            options.Notices?.Report(string.Create(CultureInfo.InvariantCulture, $"{same.Count} of {dataset.Cases.Count} cases have an output in run {runId} for the same inputs: only they are scored"));
        }

        var planned = plan(same);
        var earlier = EarlierWork.Of(results, KeepRule.Outputs);
        var record = planned with
        {
            AppFingerprint = results.Record.AppFingerprint,

            // All that was answered is scored, however often the suite would run the app now.
            Parameters = new Dictionary<string, string>(planned.Parameters, StringComparer.Ordinal)
            {
                [RunRecord.RescoredParameter] = runId,
                [RunRecord.RepeatsParameter] = results.Record.Parameters.GetValueOrDefault(RunRecord.RepeatsParameter) ?? earlier.Repeats.ToString(CultureInfo.InvariantCulture),
            },
        };
        foreach (var before in stopped)
        {
            options.Notices?.Report($"run {before} scored the outputs of run {runId} and was stopped: what it had scored is kept");
            earlier = earlier.With(await RunReader.LoadAsync(store, before, cancellationToken).ConfigureAwait(false), record, dataset.Cases);
        }

        return await NewAsync(record, same, earlier, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The run whose outputs are scored, and the runs that did so since and were stopped, oldest first: one that goes on may be stopped before it has taken over all that the one before it had scored. A
    /// stopped one that is named stands for the run that it scored.
    /// </summary>
    private async Task<(string Source, IReadOnlyList<string> Stopped)> SourceOfAsync(string runId, CancellationToken cancellationToken)
    {
        var named = await store.FindRunAsync(runId, cancellationToken).ConfigureAwait(false) ?? throw RunFaults.UnknownRun(store.Location, runId);
        var source = named.State == RunState.Completed ? runId : named.Parameters.GetValueOrDefault(RunRecord.RescoredParameter) ?? runId;
        var stopped = new List<string>();
        if (options.Fresh)
        {
            return (source, stopped);
        }

        await foreach (var run in RunPages.AllAsync(store, new RunQuery { Suite = plan(options.SelectedCases).Suite }, cancellationToken).ConfigureAwait(false))
        {
            var isOfSource = run.Parameters.GetValueOrDefault(RunRecord.RescoredParameter) == source;
            if (run.Id == source || (isOfSource && run.State == RunState.Completed))
            {
                break;
            }

            if (!isOfSource)
            {
                continue;
            }

            if (await IsBeingMadeAsync(run.Id, cancellationToken).ConfigureAwait(false))
            {
                options.Notices?.Report($"run {run.Id} scores the same outputs in another process: this one is a run of its own");
            }
            else
            {
                stopped.Insert(0, run.Id);
            }
        }

        if (source != runId && !stopped.Contains(runId) && !await IsBeingMadeAsync(runId, cancellationToken).ConfigureAwait(false))
        {
            stopped.Insert(0, runId);
        }

        return (source, stopped);
    }

    private async Task<bool> IsBeingMadeAsync(string runId, CancellationToken cancellationToken)
    {
        using var hold = await store.TryHoldRunAsync(runId, cancellationToken).ConfigureAwait(false);
        return hold is null;
    }

    private async Task<RunOpening> ContinueAsync(string runId, KeepRule rule, IDisposable hold, CancellationToken cancellationToken)
    {
        try
        {
            await store.ReopenRunAsync(runId, cancellationToken).ConfigureAwait(false);
            var results = await RunReader.LoadAsync(store, runId, cancellationToken).ConfigureAwait(false);

            // The dataset's own cases, for what is stored is without secrets, and the app is to be asked as it was.
            var had = results.Rows.Select(r => r.Case.Id).ToHashSet(StringComparer.Ordinal);
            var cases = dataset.Cases.Where(c => IsSelected(c) && (rule != KeepRule.Errors || had.Contains(c.Id)));
            return new RunOpening(results.Record, [.. cases], IsNew: false, EarlierWork.Of(results, rule), hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    private async Task<RunOpening> NewAsync(RunRecord planned, IReadOnlySet<string>? selected, EarlierWork earlier, CancellationToken cancellationToken)
    {
        var hold = await store.TryHoldRunAsync(planned.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new EvalKitException(FaultKind.Usage, $"Run {planned.Id} is being made already: each run needs an id of its own.");
        return new RunOpening(planned, [.. dataset.Cases.Where(c => selected?.Contains(c.Id) ?? true)], IsNew: true, earlier, hold);
    }

    /// <summary>An edited expectation is the usual reason to score anew; an edited input asked something else.</summary>
    private static bool AskedTheSame(EvalCase before, EvalCase now) => before.CaseHash == now.CaseHash || Inputs(before) == Inputs(now);

    private static string Inputs(EvalCase evalCase) => CanonicalJson.Text(JsonSerializer.SerializeToElement(evalCase.Inputs));

    private bool IsSelected(EvalCase evalCase) => options.SelectedCases?.Contains(evalCase.Id) ?? true;

    private static Dictionary<string, string> WithoutSelection(RunRecord run) =>
        new(run.Parameters, StringComparer.Ordinal) { [RunRecord.SelectionParameter] = RunRecord.WholeSelection };
}
