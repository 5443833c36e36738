using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Makes the errors of bad dataset files: location first, then expected, found, next step.</summary>
internal static class DatasetFault
{
    private const int ShownNames = 20;
    private const int ShownCharacters = 60;

    public static EvalKitException At(string location, string message, Exception? inner = null) =>
        new(FaultKind.Usage, $"{location}: {message}", inner);

    /// <summary>A value for a message: its JSON, cut when it is long.</summary>
    public static string Shown(JsonElement value) => Shortened(value.GetRawText());

    public static EvalKitException RecordTooLong(string location) =>
        At(location, "the record is longer than 1,048,576 bytes (1 MiB). Shorten it; a quote or bracket that is never closed also looks like this.");

    public static EvalKitException FieldTooLong(string location, string field, int bytes) =>
        At(location, FormattableString.Invariant(
            $"field '{field}' has {bytes:N0} bytes, but a field may have at most {DatasetLimits.FieldBytes:N0} (256 KiB). Shorten it or split the case."));

    public static EvalKitException TooManyColumns(string location, int found) =>
        At(location, FormattableString.Invariant(
            $"expected at most {DatasetLimits.Columns:N0} columns, found {found:N0}. Remove the columns that the evaluation does not need."));

    public static EvalKitException NotUtf8(string location) =>
        At(location, "the text is not valid UTF-8. Save the file as UTF-8 (for example with: iconv -f ISO-8859-1 -t UTF-8).");

    public static EvalKitException MissingColumn(string location, string column, string role, IReadOnlyCollection<string> columns)
    {
        var shown = string.Join(", ", columns.Take(ShownNames).Select(Shortened)) + (columns.Count > ShownNames ? ", …" : "");
        return At(location, $"expected a column '{column}' for {role}, found: {shown}.{NearestNames.Hint(column, columns)}");
    }

    private static string Shortened(string text) => text.Length > ShownCharacters ? text[..ShownCharacters] + "…" : text;
}
