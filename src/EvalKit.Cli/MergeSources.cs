using EvalKit.Reporting;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Cli;

/// <summary>Opens what is to be merged: stores, none of which is changed, and exports.</summary>
internal static class MergeSources
{
    /// <summary>How every SQLite database begins.</summary>
    private static ReadOnlySpan<byte> StoreHeader => "SQLite format 3\0"u8;

    public static async Task<IRunStore> OpenAsync(string source, CliContext context, CancellationToken cancellationToken)
    {
        if (source.StartsWith(Stores.UriPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return await SqliteRunStore.OpenSnapshotAsync(source, context.Time, cancellationToken);
        }

        var path = context.PathOf(source);
        if (!File.Exists(path))
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Expected a store or an export to merge, found no file {path}. Name the files that the shards wrote, such as shard-1/evalkit.db.");
        }

        return IsStore(path) ? await SqliteRunStore.OpenSnapshotAsync(path, context.Time, cancellationToken) : await ExportReader.ReadAsync(path, cancellationToken);
    }

    private static bool IsStore(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[StoreHeader.Length];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.SequenceEqual(StoreHeader);
    }
}
