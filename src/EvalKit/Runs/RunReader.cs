namespace EvalKit.Runs;

/// <summary>Makes the read model of a stored run.</summary>
public static class RunReader
{
    /// <summary>
    /// Loads a run's results. A (case, repeat) is represented by its highest attempt. Columns are the feedback that the run declares, in its order, then
    /// feedback under other names (imported later, say) in ordinal order. A cell is the latest feedback of its trial and name: by time, then by id; where a
    /// trial was judged several times, the first replicate. Canaries stand apart.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    public static async Task<RunResults> LoadAsync(IRunStore store, string runId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var record = await store.FindRunAsync(runId, cancellationToken).ConfigureAwait(false) ?? throw RunFaults.UnknownRun(store.Location, runId);
        var (rows, superseded) = await ReadRowsAsync(store, runId, cancellationToken).ConfigureAwait(false);
        var columns = new ColumnsBuilder(rows);
        await foreach (var feedback in store.ReadFeedbackAsync(runId, cancellationToken).ConfigureAwait(false))
        {
            columns.Add(feedback);
        }

        var built = columns.Build(record.Feedbacks);
        return new RunResults(record, rows, built) { Canaries = columns.Canaries(built), SupersededTrials = superseded, SupersededFeedback = columns.Superseded };
    }

    private static async Task<(List<TrialRow> Rows, List<Trial> Superseded)> ReadRowsAsync(IRunStore store, string runId, CancellationToken cancellationToken)
    {
        var cases = new Dictionary<string, EvalCase>(StringComparer.Ordinal);
        await foreach (var evalCase in store.ReadCasesAsync(runId, cancellationToken).ConfigureAwait(false))
        {
            cases.Add(evalCase.Id, evalCase);
        }

        // Trials come by case, repeat and attempt: the last of a (case, repeat) is its highest attempt.
        var rows = new List<TrialRow>(cases.Count);
        var superseded = new List<Trial>();
        await foreach (var trial in store.ReadTrialsAsync(runId, cancellationToken).ConfigureAwait(false))
        {
            var row = new TrialRow(cases[trial.CaseId], trial);
            if (rows.Count > 0 && rows[^1].Trial.CaseId == trial.CaseId && rows[^1].Trial.Repeat == trial.Repeat)
            {
                superseded.Add(rows[^1].Trial);
                rows[^1] = row;
            }
            else
            {
                rows.Add(row);
            }
        }

        return (rows, superseded);
    }
}
