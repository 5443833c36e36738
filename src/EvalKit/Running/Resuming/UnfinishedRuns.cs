using System.Runtime.CompilerServices;
using EvalKit.Runs;

namespace EvalKit.Running.Resuming;

/// <summary>Finds the unfinished runs that a planned one could go on with.</summary>
internal static class UnfinishedRuns
{
    private const int PageSize = 50;

    /// <summary>The runs, newest first, up to the first complete one with the same fingerprints: what was unfinished before that is of no use any more.</summary>
    /// <param name="store">The store.</param>
    /// <param name="planned">The record that a new run would have.</param>
    /// <param name="takeComplete">Whether that complete run counts too.</param>
    /// <param name="notices">Told why the newest run is not among them, where it is unfinished and differs.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async IAsyncEnumerable<RunRecord> FindAsync(IRunStore store, RunRecord planned, bool takeComplete, IProgress<string>? notices, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RunQuery { Suite = planned.Suite, Limit = PageSize };
        while (await store.ListRunsAsync(query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            var isNewest = query.Before is null;
            foreach (var run in page)
            {
                var difference = RunDifference.Between(planned, run);
                if (run.State == RunState.Completed)
                {
                    if (difference is null)
                    {
                        if (takeComplete)
                        {
                            yield return run;
                        }

                        yield break;
                    }
                }
                else if (difference is null)
                {
                    yield return run;
                }
                else if (isNewest)
                {
                    notices?.Report($"the unfinished run {run.Id} is not resumed: {difference}");
                }

                isNewest = false;
            }

            query = query with { Before = page[^1].Id };
        }
    }
}
