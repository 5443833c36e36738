using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>Writes a JSON document of the tool's contract: snake_case names, absent numbers as null, times as ISO-8601 UTC.</summary>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of every document; it changes only when a field would change its meaning.</summary>
    public const int Schema = 1;

    public static void WriteDocument(TextWriter output, Action<Utf8JsonWriter> members) => Write(output, Indented, members);

    public static void WriteLine(TextWriter output, Action<Utf8JsonWriter> members) => Write(output, Line, members);

    public static void Number(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Element(this Utf8JsonWriter writer, string name, JsonElement? value)
    {
        writer.WritePropertyName(name);
        if (value is { ValueKind: not JsonValueKind.Undefined } element)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>An enum's value in snake_case, as every document and file writes it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void Write(TextWriter output, JsonWriterOptions options, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        output.Write(LogCommands.DisarmJson(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)));
        output.Write('\n');
    }
}
