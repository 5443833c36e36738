using System.Buffers;
using System.Text;
using EvalKit.Sqlite.Columns;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EvalKit.Sqlite;

/// <summary>
/// A prepared statement with parameters by position, from 1. It stands in for the provider's command where rows are many: nothing is boxed, no parameter
/// is looked up by name, and UTF-8 goes to SQLite as it is. Not thread-safe.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 512;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public Statement Bind(int index, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, index, number) : raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    public Statement Bind(int index, double? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_double(_statement, index, number) : raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    public Statement Bind(int index, bool? value) => Bind(index, value is { } flag ? (flag ? 1L : 0L) : null);

    public Statement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    public Statement BindBytes(int index, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, bytes));
        return this;
    }

    public Statement BindUtf8(int index, ReadOnlySpan<byte> text)
    {
        // An empty span is a null pointer, which SQLite reads as NULL.
        Check(text.IsEmpty ? raw.sqlite3_bind_text(_statement, index, "") : raw.sqlite3_bind_text(_statement, index, text));
        return this;
    }

    /// <summary>Text; see <see cref="FreeText"/> for what becomes of text that is not Unicode.</summary>
    public Statement Bind(int index, string? text)
    {
        if (text is null)
        {
            return BindNull(index);
        }

        if (!FreeText.FitsUtf8(text))
        {
            return BindBytes(index, FreeText.ToUtf16(text));
        }

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = size <= StackBytes ? null : ArrayPool<byte>.Shared.Rent(size);
        var bytes = rented ?? stackalloc byte[StackBytes];
        BindUtf8(index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>An id or a name, which is Unicode text.</summary>
    /// <exception cref="EvalKitException">It is not.</exception>
    public Statement BindName(int index, string? name) => name is null || FreeText.FitsUtf8(name)
        ? Bind(index, name)
        : throw new EvalKitException(FaultKind.Usage, $"Expected an id or a name of Unicode text without NUL, found '{name}'. Rename it where it is made.");

    public Statement BindUuid(int index, string id)
    {
        Span<byte> bytes = stackalloc byte[CompactId.Size];
        return CompactId.TryPackUuid(id, bytes) ? BindBytes(index, bytes) : BindName(index, id);
    }

    public Statement BindTraceId(int index, string id)
    {
        Span<byte> bytes = stackalloc byte[CompactId.Size];
        return CompactId.TryPackTraceId(id, bytes) ? BindBytes(index, bytes) : BindName(index, id);
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row; null when there is no row.</summary>
    public long? QueryNumber()
    {
        try
        {
            return Step() ? Int64(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row. The caller resets.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    /// <summary>Makes the statement ready to run again. A failed step has been told already, so that its code is not told twice.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int32(int column) => checked((int)Int64(column));

    public long? NullableInt64(int column) => IsNull(column) ? null : Int64(column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public bool? NullableBool(int column) => IsNull(column) ? null : Int64(column) != 0;

    /// <summary>The bytes of a text or blob; they hold until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => IsBlob(column) ? FreeText.FromUtf16(Bytes(column)) : Encoding.UTF8.GetString(Bytes(column));

    public string? NullableText(int column) => IsNull(column) ? null : Text(column);

    public string Uuid(int column) => IsBlob(column) ? CompactId.UnpackUuid(Bytes(column)) : Text(column);

    public string TraceId(int column) => IsBlob(column) ? CompactId.UnpackTraceId(Bytes(column)) : Text(column);

    public void Dispose() => _statement.Dispose();

    private bool IsBlob(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_BLOB;

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result, raw.sqlite3_extended_errcode(_database));
        }
    }
}
