using System.Globalization;
using SQLitePCL;

namespace EvalKit.Scoring.Sql;

/// <summary>A value of a result: null, a whole number, a number, a text or bytes, as SQLite gives it.</summary>
internal readonly record struct SqlCell
{
    private readonly long? _whole;
    private readonly double? _real;
    private readonly string? _text;
    private readonly bool _isBytes;

    private SqlCell(long? whole, double? real, string? text, bool isBytes)
    {
        _whole = whole;
        _real = real;
        _text = text;
        _isBytes = isBytes;
    }

    /// <summary>The value of a column in the row that a statement stands at. Bytes are kept as their digits.</summary>
    public static SqlCell Of(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => new SqlCell(raw.sqlite3_column_int64(statement, column), null, null, isBytes: false),
        raw.SQLITE_FLOAT => new SqlCell(null, raw.sqlite3_column_double(statement, column), null, isBytes: false),
        raw.SQLITE_TEXT => new SqlCell(null, null, raw.sqlite3_column_text(statement, column).utf8_to_string(), isBytes: false),
        raw.SQLITE_BLOB => new SqlCell(null, null, Convert.ToHexString(raw.sqlite3_column_blob(statement, column)), isBytes: true),
        _ => default,
    };

    /// <summary>Whether the value is the expected one: numbers by value and tolerance, all else exactly; a number and a text are never equal.</summary>
    public bool IsNear(SqlCell expected, double absolute, double relative)
    {
        if (this == expected)
        {
            return true;
        }

        if (Number is not { } number || expected.Number is not { } target || (absolute == 0 && relative == 0 && _whole is not null && expected._whole is not null))
        {
            return false;
        }

        return number.Equals(target) || Math.Abs(number - target) <= Math.Max(absolute, relative * Math.Abs(target));
    }

    public override string ToString() => this switch
    {
        { _whole: { } whole } => whole.ToString(CultureInfo.InvariantCulture),
        { _real: { } real } => real.ToString("R", CultureInfo.InvariantCulture),
        { _text: { } bytes, _isBytes: true } => $"x'{Cut(bytes)}'",
        { _text: { } text } => $"'{Cut(text)}'",
        _ => "NULL",
    };

    private double? Number => _whole ?? _real;

    private static string Cut(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";
}
