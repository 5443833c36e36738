using System.Runtime.CompilerServices;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads page by page: no page holds the file, or more than itself in memory, while its reader thinks.</summary>
internal static class PagedReader
{
    /// <param name="pool">The connections.</param>
    /// <param name="readPage">Reads the page after a position (null for the first); an empty page is the last.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T, TPosition>(
        ReaderPool pool,
        Func<StoreConnection, TPosition?, Page<T, TPosition>> readPage,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPosition : class
    {
        TPosition? position = null;
        do
        {
            var after = position;
            var page = await pool.ReadAsync(c => readPage(c, after), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            position = page.Last;
        }
        while (position is not null);
    }
}
