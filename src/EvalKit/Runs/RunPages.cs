using System.Runtime.CompilerServices;

namespace EvalKit.Runs;

/// <summary>Reads runs of a store, however many they are.</summary>
internal static class RunPages
{
    /// <summary>All runs, newest first, read page by page.</summary>
    public static IAsyncEnumerable<RunRecord> AllAsync(IRunStore store, CancellationToken cancellationToken) =>
        AllAsync(store, new RunQuery { Limit = RunQuery.MaxLimit }, cancellationToken);

    /// <summary>The runs that a query names, newest first, read page by page; its limit is that of a page.</summary>
    public static async IAsyncEnumerable<RunRecord> AllAsync(IRunStore store, RunQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
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
