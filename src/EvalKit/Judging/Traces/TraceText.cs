using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;
using EvalKit.Tracing.Reading;

namespace EvalKit.Judging;

/// <summary>
/// Writes what stands in a trace as JSON in one line, each text and name as a judge sees an answer: normalised, without hidden characters, its role marks disarmed. In JSON a text has no
/// line of its own, so that it can imitate none. Counts what was changed.
/// </summary>
/// <param name="defences">What is done to a text.</param>
internal sealed class TraceText(JudgeDefences defences)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // How much of a trace is shown is bounded by pages, which leave nothing out for good.
    private readonly JudgeDefences _defences = defences with { MaxCharacters = null };

    // A conversation is sent anew with each call of a model, so that most texts of a trace stand there many times.
    private readonly Dictionary<string, CandidateText> _seen = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _removed = new(StringComparer.Ordinal);
    private int _roleTokens;

    /// <summary>What was changed so far; null for nothing.</summary>
    public JsonObject? Findings
    {
        get
        {
            var found = new JsonObject();
            if (_removed.Count > 0)
            {
                found[FindingNames.RemovedCharacters] = new JsonObject(_removed.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value)));
            }

            if (_roleTokens > 0)
            {
                found[FindingNames.RoleTokens] = _roleTokens;
            }

            return found.Count > 0 ? found : null;
        }
    }

    /// <summary>A text as the judge sees it.</summary>
    public string Of(string text)
    {
        if (!_seen.TryGetValue(text, out var seen))
        {
            seen = _seen[text] = CandidateText.Of(text, _defences);
        }

        _roleTokens += seen.RoleTokens;
        foreach (var (kind, count) in seen.Findings ?? [])
        {
            _removed[kind] = _removed.GetValueOrDefault(kind) + (int)count!;
        }

        return seen.Text;
    }

    /// <summary>JSON in one line.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Written))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(Of(JsonMembers.NameOf(member) ?? ""));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Of(JsonMembers.TextOf(value) ?? value.GetRawText()));
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    public void Write(Utf8JsonWriter writer, SpanMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("role", Of(message.Role));
        writer.WriteString("text", Of(message.Text));
        if (message.ToolCalls.Count > 0)
        {
            writer.WriteStartArray("tool_calls");
            foreach (var call in message.ToolCalls)
            {
                writer.WriteStartObject();
                writer.WriteString("name", Of(call.Name));
                writer.WritePropertyName("arguments");
                Write(writer, call.Arguments ?? default);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
