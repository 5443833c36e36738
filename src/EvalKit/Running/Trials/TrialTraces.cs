using EvalKit.Runs;

namespace EvalKit.Running.Trials;

/// <summary>Stores what was captured of a run's trials, and finds what an earlier run captured. Thread-safe.</summary>
/// <param name="store">The store.</param>
/// <param name="runId">The run.</param>
/// <param name="ofJudges">What was captured of judges.</param>
internal sealed class TrialTraces(IRunStore store, string runId, JudgeTraces ofJudges)
{
    private Task<bool>? _hasEarlier;

    /// <summary>Stores a trace; nothing is done for a trial without one.</summary>
    public Task AppendAsync(TraceRecord? trace, CancellationToken cancellationToken) =>
        trace is null ? Task.CompletedTask : store.AppendTracesAsync(runId, [trace], cancellationToken);

    /// <summary>Stores what judges of a trial did.</summary>
    public Task AppendOfJudgesAsync(string trialId, CancellationToken cancellationToken) =>
        ofJudges.Take(trialId) is { Count: > 0 } traces ? store.AppendTracesAsync(runId, traces, cancellationToken) : Task.CompletedTask;

    /// <summary>What was captured of a trial of an earlier run, which mostly has no trace at all: then it is asked once.</summary>
    public async Task<TraceRecord?> FindAsync(string earlierRun, string trialId, CancellationToken cancellationToken)
    {
        if (!await HasEarlierAsync(earlierRun, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var traces = await store.FindTracesAsync(earlierRun, trialId, cancellationToken).ConfigureAwait(false);
        return traces.FirstOrDefault(t => t.IsOfTrial);
    }

    /// <summary>Asked twice by trials that come at once, at worst.</summary>
    private Task<bool> HasEarlierAsync(string earlierRun, CancellationToken cancellationToken) =>
        _hasEarlier ??= store.ReadTracesAsync(earlierRun, cancellationToken).AnyAsync(cancellationToken).AsTask();
}
