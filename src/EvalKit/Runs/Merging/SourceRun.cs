namespace EvalKit.Runs.Merging;

/// <summary>A run as it is in one source: its cases, the trials that count and the feedback on them. Immutable.</summary>
internal sealed record SourceRun(IRunStore Store, RunRecord Record, IReadOnlyList<EvalCase> Cases, IReadOnlyList<Trial> Trials, ILookup<string, Feedback> Feedback)
{
    public string Name => $"run {Record.Id} of {Store.Location}";

    /// <summary>Reads a run. A case and repeat is represented by its highest attempt, as everywhere; what the attempts before cost stays known.</summary>
    public static async Task<SourceRun> ReadAsync(IRunStore store, RunRecord record, CancellationToken cancellationToken)
    {
        var trials = new Dictionary<(string CaseId, int Repeat), Trial>();
        await foreach (var trial in store.ReadTrialsAsync(record.Id, cancellationToken).ConfigureAwait(false))
        {
            // Trials come by attempt.
            var before = trials.GetValueOrDefault((trial.CaseId, trial.Repeat));
            trials[(trial.CaseId, trial.Repeat)] = before is null ? trial : trial with { LostCost = AppCost.Sum(AppCost.Of(before), trial.LostCost) };
        }

        var feedback = await store.ReadFeedbackAsync(record.Id, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new SourceRun(
            store,
            record,
            await store.ReadCasesAsync(record.Id, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false),
            [.. trials.Values],
            feedback.ToLookup(f => f.TraceId, StringComparer.Ordinal));
    }
}
