using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EvalKit.Scoring.Sql;

/// <summary>
/// A database in memory that a script has made and that a query of a model then reads: the query can write nothing, open no file, load no extension, and ends after a number of
/// steps.
/// </summary>
internal sealed class SqlDatabase : IDisposable
{
    /// <summary>Steps of the virtual machine from one look at the limits to the next.</summary>
    public const int StepsBetweenChecks = 100;

    /// <summary>Bytes of one value, and of a query: more is an error of the query.</summary>
    private const int LongestValue = 1_000_000;

    /// <summary>Characters of a pattern of LIKE: matching takes time that grows with their product.</summary>
    private const int LongestPattern = 100;

    /// <summary>Bytes that all of SQLite may take in this process while a query runs, beyond what it took before.</summary>
    private const long MostMemory = 256L * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;

    private SqlDatabase(SqliteConnection connection)
    {
        _connection = connection;
        _handle = connection.Handle!;
    }

    /// <summary>Makes a database by a script.</summary>
    /// <exception cref="SqlFault">The script cannot be run.</exception>
    public static SqlDatabase Create(string script, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA temp_store = MEMORY";
            command.ExecuteNonQuery();
            raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_ATTACHED, 0);
            cancellationToken.ThrowIfCancellationRequested();
#pragma warning disable CA2100 // The script is the suite's own; a query of a model never comes here.
            command.CommandText = script;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return new SqlDatabase(connection);
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw new SqlFault(fault.Message, fault);
        }
    }

    /// <summary>Prepares a query and does not run it.</summary>
    /// <exception cref="SqlFault">It is no single query, or one that the schema does not know how to answer.</exception>
    public void Prepare(string query)
    {
        Restrict();
        using var statement = Prepared(query);
    }

    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <param name="maxSteps">The most steps of the virtual machine.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    /// <exception cref="SqlFault">It is no single query, fails, or gives or takes too much.</exception>
    public SqlTable Run(string query, int maxRows, int maxSteps, CancellationToken cancellationToken)
    {
        Restrict();
        using var statement = Prepared(query);
        var (steps, memory, before) = (0L, false, raw.sqlite3_memory_used());
        raw.sqlite3_progress_handler(_handle, StepsBetweenChecks, Check, null);
        var rows = new List<IReadOnlyList<SqlCell>>();
        var columns = raw.sqlite3_column_count(statement);
        var result = raw.sqlite3_step(statement);
        for (; result == raw.SQLITE_ROW; result = raw.sqlite3_step(statement))
        {
            if (rows.Count == maxRows)
            {
                throw new SqlFault(FormattableString.Invariant($"it gives more than {maxRows} rows"));
            }

            rows.Add([.. Enumerable.Range(0, columns).Select(column => SqlCell.Of(statement, column))]);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return result == raw.SQLITE_DONE ? new SqlTable([.. Enumerable.Range(0, columns).Select(c => raw.sqlite3_column_name(statement, c).utf8_to_string())], rows)
            : memory ? throw new SqlFault("it takes too much memory")
            : result == raw.SQLITE_INTERRUPT ? throw new SqlFault(FormattableString.Invariant($"it takes more than {maxSteps} steps"))
            : throw new SqlFault(Message());

        int Check(object _)
        {
            steps += StepsBetweenChecks;
            memory = raw.sqlite3_memory_used() - before > MostMemory;
            return memory || steps > maxSteps || cancellationToken.IsCancellationRequested ? 1 : 0;
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>From here on only reading is allowed: SQLite asks for each thing that a statement would do while it is prepared.</summary>
    private void Restrict()
    {
        raw.sqlite3_limit(_handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        raw.sqlite3_limit(_handle, raw.SQLITE_LIMIT_SQL_LENGTH, LongestValue);
        raw.sqlite3_limit(_handle, raw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LongestPattern);
        raw.sqlite3_set_authorizer(_handle, Allow, null);

        static int Allow(object data, int action, utf8z first, utf8z second, utf8z database, utf8z trigger) =>
            action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE ? raw.SQLITE_OK : raw.SQLITE_DENY;
    }

    private sqlite3_stmt Prepared(string query)
    {
        if (query.Contains('\0', StringComparison.Ordinal))
        {
            throw new SqlFault("it holds a NUL character");
        }

        var result = raw.sqlite3_prepare_v2(_handle, query, out var statement, out var rest);
        if (result != raw.SQLITE_OK)
        {
            throw new SqlFault(result == raw.SQLITE_AUTH ? "it does more than read: only a query is allowed" : Message());
        }

        if (statement.IsInvalid)
        {
            statement.Dispose();
            throw new SqlFault("it holds no statement");
        }

        if (!IsBlank(rest))
        {
            statement.Dispose();
            throw new SqlFault("it holds more than one statement");
        }

        return statement;
    }

    /// <summary>Whether what is left behind a statement is white space, comments or semicolons: SQLite makes no statement of it.</summary>
    private bool IsBlank(string rest)
    {
        while (!string.IsNullOrWhiteSpace(rest))
        {
            var before = rest;
            var result = raw.sqlite3_prepare_v2(_handle, rest, out var next, out rest);
            using (next)
            {
                if (result != raw.SQLITE_OK || !next.IsInvalid || rest.Length >= before.Length)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private string Message() => raw.sqlite3_errmsg(_handle).utf8_to_string();
}
