using System.Runtime.CompilerServices;

namespace EvalKit.Runs;

/// <summary>Reads all runs of a store.</summary>
internal static class RunPages
{
    /// <summary>The runs, newest first, read page by page.</summary>
    public static async IAsyncEnumerable<RunRecord> AllAsync(IRunStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RunQuery { Limit = RunQuery.MaxLimit };
        while (true)
        {
            var page = await store.ListRunsAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var run in page)
            {
                yield return run;
            }

            if (page.Count < query.Limit)
            {
                yield break;
            }

            query = query with { Before = page[^1].Id };
        }
    }
}
