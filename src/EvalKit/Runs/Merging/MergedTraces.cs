namespace EvalKit.Runs.Merging;

/// <summary>Copies the traces of a source's trials to those that they became: they are many and large, so they are read only when they are written.</summary>
/// <param name="Source">The store that has them.</param>
/// <param name="RunId">The source's run.</param>
/// <param name="Trials">By each trial of the source whose feedback counts, the trial that it became.</param>
internal sealed record MergedTraces(IRunStore Source, string RunId, IReadOnlyDictionary<string, string> Trials)
{
    private const int BatchSize = 50;

    public async Task CopyAsync(IRunStore target, string runId, CancellationToken cancellationToken)
    {
        var batch = new List<TraceRecord>();
        await foreach (var trace in Source.ReadTracesAsync(RunId, cancellationToken).ConfigureAwait(false))
        {
            if (Kept(trace) is { } kept)
            {
                batch.Add(kept);
            }

            if (batch.Count == BatchSize)
            {
                await target.AppendTracesAsync(runId, batch, cancellationToken).ConfigureAwait(false);
                batch = [];
            }
        }

        await target.AppendTracesAsync(runId, batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of two trials with equal outputs one is kept, with its own trace, and what judges did for either.</summary>
    private TraceRecord? Kept(TraceRecord trace) =>
        Trials.TryGetValue(trace.TrialId, out var trial) && (!trace.IsOfTrial || trial == trace.TrialId) ? trace with { TrialId = trial } : null;
}
