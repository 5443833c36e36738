using System.Runtime.CompilerServices;
using EvalKit.Runs;

namespace EvalKit.Running.Resuming;

/// <summary>Finds the unfinished runs that a planned one could go on with.</summary>
internal static class UnfinishedRuns
{
    /// <summary>The runs, newest first, up to the first complete one with the same fingerprints: what was unfinished before that is of no use any more.</summary>
    /// <param name="store">The store.</param>
    /// <param name="planned">The record that a new run would have.</param>
    /// <param name="options">Which complete run counts too, and who is told why the newest run is not among them, where it is unfinished and differs.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async IAsyncEnumerable<RunRecord> FindAsync(IRunStore store, RunRecord planned, EvaluationOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var takesComplete = options.TakeCompleteRun || options.TakeCompleteRunOf is not null;

        // A store holds the runs of years, and mostly its newest one tells.
        if (await store.ListRunsAsync(new RunQuery { Suite = planned.Suite, Limit = 1 }, cancellationToken).ConfigureAwait(false) is not [var newest])
        {
            yield break;
        }

        var difference = RunDifference.Between(planned, newest);
        if (newest.State != RunState.Completed && difference is not null && newest.SessionId != options.TakeCompleteRunOf)
        {
            options.Notices?.Report($"the unfinished run {newest.Id} is not resumed: {difference}");
        }

        var isTold = newest.State == RunState.Completed && difference is null;
        if (!takesComplete && (isTold || !await IsAnyAsync(store, planned, cancellationToken).ConfigureAwait(false)))
        {
            yield break;
        }

        await foreach (var run in RunPages.AllAsync(store, new RunQuery { Suite = planned.Suite }, cancellationToken).ConfigureAwait(false))
        {
            if (RunDifference.Between(planned, run) is not null)
            {
                continue;
            }

            if (run.State != RunState.Completed || options.TakeCompleteRun || run.SessionId == options.TakeCompleteRunOf)
            {
                yield return run;
            }

            if (run.State == RunState.Completed)
            {
                yield break;
            }
        }
    }

    /// <summary>Whether any unfinished run has the same fingerprints; few runs are unfinished.</summary>
    private static async Task<bool> IsAnyAsync(IRunStore store, RunRecord planned, CancellationToken cancellationToken)
    {
        foreach (var state in Enum.GetValues<RunState>().Where(s => s != RunState.Completed))
        {
            await foreach (var run in RunPages.AllAsync(store, new RunQuery { Suite = planned.Suite, State = state }, cancellationToken).ConfigureAwait(false))
            {
                if (RunDifference.Between(planned, run) is null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
