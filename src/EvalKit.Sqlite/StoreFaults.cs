using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EvalKit.Sqlite;

/// <summary>What went wrong with the file, in words that say what to do.</summary>
internal static class StoreFaults
{
    public static EvalKitException Of(string path, SqliteException cause) => Infrastructure(path, $"{Describe(cause)} (SQLite: {cause.Message})", cause);

    public static EvalKitException OfFolder(string path, Exception cause) =>
        Infrastructure(path, $"its folder cannot be made or written: {cause.Message} Check its permissions, or choose another place with --store or EVALKIT_STORE.", cause);

    public static EvalKitException Newer(string path, long found, long known) => Infrastructure(
        path,
        $"it was written by a newer EvalKit: expected schema version {known} or older, found {found}. Update EvalKit, or choose another store with --store or EVALKIT_STORE.",
        cause: null);

    public static EvalKitException Foreign(string path) => Infrastructure(
        path,
        "it is a SQLite database of another program: expected a file that EvalKit made, or none. Choose another store with --store or EVALKIT_STORE.",
        cause: null);

    private static EvalKitException Infrastructure(string path, string reason, Exception? cause) =>
        new(FaultKind.Infrastructure, $"The store {path} cannot be used: {reason}", cause);

    private static string Describe(SqliteException fault) => fault.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            "another process holds its lock and did not let go in time. End that process (a database browser with unsaved changes, say), or choose another store with --store or EVALKIT_STORE.",
        raw.SQLITE_NOTADB => "it is not a SQLite database. Move the file away, or choose another store with --store or EVALKIT_STORE.",
        raw.SQLITE_CORRUPT => "the database is damaged. Keep a copy of the file, recover what is left with `sqlite3 <file> .recover`, and begin a new store with --store or EVALKIT_STORE.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "the file cannot be opened. Check that it is a file and that you may read and write it and its folder, or choose another store with --store or EVALKIT_STORE.",
        raw.SQLITE_READONLY => "it cannot be written. Give yourself write access to the file and its folder, or choose another store with --store or EVALKIT_STORE.",
        raw.SQLITE_FULL => "the disk is full. Make room, or choose another store with --store or EVALKIT_STORE; what was acknowledged is kept.",
        raw.SQLITE_IOERR => "reading or writing the disk failed. Check the disk (network file systems do not work), or choose another store with --store or EVALKIT_STORE.",
        _ => "the database refused. If it happens again, begin a new store with --store or EVALKIT_STORE and report the message.",
    };
}
