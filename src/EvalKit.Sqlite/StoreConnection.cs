using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EvalKit.Sqlite;

/// <summary>One connection with its prepared statements. Not thread-safe.</summary>
internal sealed class StoreConnection : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    private StoreConnection(SqliteConnection connection)
    {
        _connection = connection;
    }

    /// <summary>Opens a file without changing it; see <see cref="Configure"/>.</summary>
    public static StoreConnection Open(string path, TimeSpan busyTimeout)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            var opened = new StoreConnection(connection);
            opened.SetBusyTimeout(busyTimeout);
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sets how the file is kept. The first time this changes the file: it is to be known for a store.</summary>
    public void Configure()
    {
        // The page size counts only in a new file, and only before the journal mode is set.
        Run(
            """
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -65536;
            PRAGMA mmap_size = 268435456;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA trusted_schema = OFF;
            """);
    }

    /// <summary>The statement for a text, prepared once. Texts are constants.</summary>
    public Statement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new Statement(_connection, sql));
        }

        return statement;
    }

    /// <summary>Runs a script once.</summary>
    public void Run(string script)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Scripts are the store's own constants and resources.
        command.CommandText = script;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The number that a query gives, asked once.</summary>
    public long Query(string sql)
    {
        using var statement = new Statement(_connection, sql);
        return statement.QueryNumber() ?? 0;
    }

    public void Begin() => Statement("BEGIN IMMEDIATE").Execute();

    public void Commit() => Statement("COMMIT").Execute();

    public void RollBack()
    {
        // Some faults (a full disk) end the transaction by themselves.
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Statement("ROLLBACK").Execute();
        }
    }

    /// <summary>Lets SQLite refresh its statistics, unless somebody else is writing.</summary>
    public void Optimize()
    {
        try
        {
            SetBusyTimeout(TimeSpan.Zero);
            Statement("PRAGMA optimize").Execute();
        }
        catch (SqliteException)
        {
            // Nothing depends on it, and a fault of the file was told where it mattered.
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private void SetBusyTimeout(TimeSpan timeout) =>
        Run(FormattableString.Invariant($"PRAGMA busy_timeout = {(long)timeout.TotalMilliseconds}"));
}
