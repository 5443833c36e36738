using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Chat.Records;

/// <summary>Writes and reads one line of a recording file.</summary>
internal static class RecordingJson
{
    // Most lines fit: a judge's prompt is a few thousand characters.
    private const int FirstCapacity = 8192;

    // Of two members with one name nobody knows which one counts.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Makes a line.</summary>
    public static RecordingLine Write(RecordedRequest line) => Write(line.Key, line.Model, w => line.Request.WriteTo(w), w => line.Response.WriteTo(w), line.Usage, line.RecordedAt);

    /// <summary>Makes a line whose request and response are written by others.</summary>
    public static RecordingLine Write(string key, string model, Action<Utf8JsonWriter> request, Action<Utf8JsonWriter> response, TokenUsage? usage, DateTimeOffset recordedAt)
    {
        var bytes = new ArrayBufferWriter<byte>(FirstCapacity);
        Range place;
        using (var writer = CanonicalJson.WriterTo(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteString("model", model);
            writer.WritePropertyName("request");
            var start = CanonicalJson.LengthOf(writer);
            request(writer);
            place = start..CanonicalJson.LengthOf(writer);
            writer.WritePropertyName("response");
            response(writer);
            writer.WritePropertyName("usage");
            WriteUsage(writer, usage);
            writer.WriteString("recorded_at", recordedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return new RecordingLine(key, bytes.WrittenSpan.ToArray(), place);
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no recording; the message says what was expected.</exception>
    public static RecordedRequest Read(string text)
    {
        try
        {
            var line = JsonNode.Parse(text, documentOptions: Strict) as JsonObject ?? throw new FormatException("expected a JSON object");
            var key = Text(line, "key");
            return new RecordedRequest(
                key.Length == 64 && key.All(char.IsAsciiHexDigitLower) ? key : throw new FormatException("'key' must be 64 lower-case hexadecimal digits"),
                Text(line, "model"),
                Object(line, "request"),
                Response(line),
                line["usage"] is JsonObject usage ? new TokenUsage((long?)usage["input_tokens"], (long?)usage["output_tokens"]) : null,
                DateTimeOffset.Parse(Text(line, "recorded_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("the line is broken JSON or has a value of another type: " + exception.Message, exception);
        }
    }

    private static void WriteUsage(Utf8JsonWriter writer, TokenUsage? usage)
    {
        if (usage is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        WriteTokens(writer, "input_tokens", usage.InputTokens);
        WriteTokens(writer, "output_tokens", usage.OutputTokens);
        writer.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter writer, string name, long? tokens)
    {
        if (tokens is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static JsonObject Response(JsonObject line)
    {
        var response = Object(line, "response");
        _ = Text(response, "text");
        foreach (var name in new[] { "finish_reason", "refusal", "model" })
        {
            _ = (string?)response[name];
        }

        _ = ToolCallRecord.CallsOf(response).Count();

        return response;
    }

    private static string Text(JsonObject line, string name) =>
        line[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw new FormatException($"expected a text '{name}'");

    private static JsonObject Object(JsonObject line, string name) =>
        line[name] as JsonObject ?? throw new FormatException($"expected an object '{name}'");
}
