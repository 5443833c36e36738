using Microsoft.Data.Sqlite;

namespace EvalKit.Sqlite.Tests;

/// <summary>The file as SQLite sees it, behind the store's back.</summary>
public static class RawDatabase
{
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static void Run(string path, string sql)
    {
        using var connection = Open(path);
        Run(connection, sql);
    }

    public static void Run(SqliteConnection connection, string sql) => Query(connection, sql);

    public static object? Query(string path, string sql)
    {
        using var connection = Open(path);
        return Query(connection, sql);
    }

    private static object? Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
