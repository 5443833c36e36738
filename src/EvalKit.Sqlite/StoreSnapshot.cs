using Microsoft.Data.Sqlite;

namespace EvalKit.Sqlite;

/// <summary>
/// Copies what a store holds into a folder of its own: to read a store that is somebody else's (an artifact of a CI job, a file without write access, one that
/// is being written) without changing it, older schemas included.
/// </summary>
internal static class StoreSnapshot
{
    private const string WriteAheadLog = "-wal";

    /// <summary>Takes the copy, with everything that is committed at this moment.</summary>
    /// <param name="path">The store.</param>
    /// <param name="copy">The copy's path, in a folder that is there.</param>
    /// <param name="busyTimeout">How long to wait for others.</param>
    public static void Take(string path, string copy, TimeSpan busyTimeout)
    {
        using var source = new SqliteConnection(Settings(path, busyTimeout).ToString());
        source.Open();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>
    /// A write-ahead log beside the file is part of it, and whoever writes the store now has one open. Without one the file is all there is: taken for
    /// immutable, it is read without locks, and without making a log and an index beside it.
    /// </summary>
    private static SqliteConnectionStringBuilder Settings(string path, TimeSpan busyTimeout) => new()
    {
        DataSource = File.Exists(path + WriteAheadLog) ? path : $"{new Uri(path).AbsoluteUri}?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
    };
}
