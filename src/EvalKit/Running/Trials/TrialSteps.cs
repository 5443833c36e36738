using System.Text.Json.Nodes;
using EvalKit.Running.Resuming;
using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Running.Trials;

/// <summary>
/// What is done for one trial: the app is called and its answer stored, then what the answer lacks in feedback is scored and stored. What an earlier run has paid for is
/// taken over. Thread-safe.
/// </summary>
internal sealed class TrialSteps(
    IRunStore store, string runId, TrialRunner runner, IReadOnlyList<IScorer> scorers, EarlierWork earlier, ReferenceTrials references, TrialTraces traces, IIdSource ids, TimeProvider time)
{
    /// <summary>The trial with its feedback where an earlier run did everything; null where something is left to do.</summary>
    public TrialOutcome? Done(EvalCase evalCase, int repeat) =>
        earlier.Find(evalCase.Id, repeat) is { } found && !earlier.IsOfAnotherRun && earlier.KeepsTrial(found) && earlier.Missing(found, evalCase, scorers).Count == 0
            ? new TrialOutcome(evalCase, found.Trial, InOrder(found.Feedback))
            : null;

    /// <summary>Does what is left to do for a trial.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="app">The app.</param>
    /// <param name="ended">Told of the trial as soon as it ended, and whether the app was called for it.</param>
    /// <param name="cancellationToken">Cancels the trial; what was answered is stored all the same.</param>
    public async Task<TrialWork> RunAsync(EvalCase evalCase, int repeat, EvalApp app, Action<Trial, bool> ended, CancellationToken cancellationToken)
    {
        var found = earlier.Find(evalCase.Id, repeat);
        var kept = found is not null && earlier.KeepsTrial(found) ? found : null;
        var (trial, trace) = kept is null
            ? await runner.RunAsync(evalCase, repeat, found?.Trial.Attempt ?? 0, app, cancellationToken).ConfigureAwait(false)
            : await KeptAsync(kept.Trial, cancellationToken).ConfigureAwait(false);
        ended(trial, kept is null);
        if (kept is null && found is not null && earlier.ReplacesErrorsByResultsOnly && !EarlierTrial.IsResultOf(trial))
        {
            var failed = await FailedAsync(evalCase, trial, found.Trial, cancellationToken).ConfigureAwait(false);
            return new TrialWork(new TrialOutcome(evalCase, found.Trial, InOrder(found.Feedback)), CalledApp: false, failed);
        }

        if (kept is null || earlier.IsOfAnotherRun)
        {
            // The answer is paid for: it is stored even when the run is being cancelled.
            await store.AppendTrialsAsync(runId, [trial], CancellationToken.None).ConfigureAwait(false);
            await traces.AppendAsync(trace, CancellationToken.None).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var (feedback, made) = await ScoreAsync(evalCase, new TracedTrial(trial, trace), kept, cancellationToken).ConfigureAwait(false);
        return new TrialWork(new TrialOutcome(evalCase, trial, feedback), CalledApp: kept is null, made);
    }

    /// <summary>Stores that a retry of the app failed where that was paid for: the trial before it stays, so what it cost stands in feedback on that one.</summary>
    private async Task<IReadOnlyList<Feedback>> FailedAsync(EvalCase evalCase, Trial failed, Trial stays, CancellationToken cancellationToken)
    {
        if (AppCost.Of(failed) is not { } cost)
        {
            return [];
        }

        var said = await ScoringPipeline.ScoreAsync([Scorers.AppOk()], references.Arguments(evalCase, failed), ids, time, cancellationToken).ConfigureAwait(false);
        var metadata = new JsonObject();
        JudgeCost.Add(metadata, cost);
        var paid = said.Select(f => SupersededFeedback.Marked(f with { TraceId = stays.TraceId, Metadata = metadata })).ToList();
        await store.AppendFeedbackAsync(runId, paid, CancellationToken.None).ConfigureAwait(false);
        return paid;
    }

    /// <summary>A trial that is taken over, with its trace; one of another run as a copy.</summary>
    private async Task<TracedTrial> KeptAsync(Trial kept, CancellationToken cancellationToken)
    {
        var trace = await traces.FindAsync(earlier.RunId!, kept.TraceId, cancellationToken).ConfigureAwait(false);
        if (!earlier.IsOfAnotherRun)
        {
            return new TracedTrial(kept, trace);
        }

        var id = ids.NewTraceId();
        return new TracedTrial(kept with { TraceId = id }, trace is null ? null : trace with { TraceId = id, TrialId = id });
    }

    private async Task<(IReadOnlyList<Feedback> All, IReadOnlyList<Feedback> Made)> ScoreAsync(EvalCase evalCase, TracedTrial traced, EarlierTrial? kept, CancellationToken cancellationToken)
    {
        var (trial, trace) = traced;
        var missing = kept is null ? scorers : earlier.Missing(kept, evalCase, scorers);
        var made = await ScoringPipeline.ScoreAsync(missing, references.Arguments(evalCase, trial) with { Trace = trace }, ids, time, cancellationToken).ConfigureAwait(false);
        var before = kept is null ? [] : KeptOf(kept, trial, missing);
        var appended = made.Where(f => !IsErrorOverWhatIsThere(f, kept)).Concat(earlier.IsOfAnotherRun ? before.Values : []).ToList();
        var paid = made.Where(f => IsErrorOverWhatIsThere(f, kept) && SupersededFeedback.IsPaid(f)).Select(SupersededFeedback.Marked);
        await traces.AppendOfJudgesAsync(trial.TraceId, CancellationToken.None).ConfigureAwait(false);
        await store.AppendFeedbackAsync(runId, [.. appended, .. paid], CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (kept is null)
        {
            return (made, made);
        }

        var all = new Dictionary<string, Feedback>(kept.Feedback, StringComparer.Ordinal);
        foreach (var feedback in appended)
        {
            all[feedback.Name] = feedback;
        }

        return (InOrder(all), made);
    }

    /// <summary>Whether a retry that failed would replace an error, or, where only a part of what a judge says was one, a value.</summary>
    private bool IsErrorOverWhatIsThere(Feedback made, EarlierTrial? kept) =>
        earlier.ReplacesErrorsByResultsOnly && made.Error is not null && kept?.Feedback.ContainsKey(made.Name) == true;

    /// <summary>What unchanged scorers said of the trial; of a copied trial as copies that name it.</summary>
    private Dictionary<string, Feedback> KeptOf(EarlierTrial kept, Trial trial, IReadOnlyList<IScorer> missing) => scorers.Except(missing)
        .SelectMany(s => s.Info.Feedbacks)
        .Select(f => kept.Feedback[f.Name])
        .Select(f => earlier.IsOfAnotherRun ? Copied(f, trial) : f)
        .ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>A feedback of another run as one of this run's trial; it was paid for there, and says so.</summary>
    private Feedback Copied(Feedback feedback, Trial trial)
    {
        var metadata = (JsonObject?)feedback.Metadata?.DeepClone() ?? [];
        metadata.TryAdd(FeedbackMetadata.ReusedFrom, earlier.RunId);
        return feedback with { Id = ids.NewId(), TraceId = trial.TraceId, Metadata = metadata };
    }

    private Feedback[] InOrder(IReadOnlyDictionary<string, Feedback> feedback) =>
        [.. scorers.SelectMany(s => s.Info.Feedbacks).Select(f => feedback.GetValueOrDefault(f.Name)).OfType<Feedback>()];
}
