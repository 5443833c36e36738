using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Redaction;

/// <summary>Redacts the texts and names of JSON values.</summary>
internal readonly struct JsonRedaction(SecretRedactor redactor)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions Read = new() { MaxDepth = 1000 };

    public JsonElement Of(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined || !IsChanged("", value))
        {
            return value;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Written))
        {
            Write(writer, "", value);
        }

        return JsonElement.Parse(bytes.WrittenSpan, Read);
    }

    public JsonNode? Of(JsonNode? value)
    {
        // Most values hold no secret: they are looked through where they stand, and only those that hold one are written.
        if (value is null || !IsChanged("", value))
        {
            return value;
        }

        return JsonNode.Parse(JsonMarshal.GetRawUtf8Value(Of(JsonSerializer.SerializeToElement(value))), documentOptions: Read);
    }

    /// <summary>A text under its name, as a value of its own.</summary>
    public JsonElement Of(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TextOf(name, value) is { } text ? JsonSerializer.SerializeToElement(text) : Of(value);

    private bool IsChanged(string name, JsonNode? value)
    {
        switch (value)
        {
            case null:
                return false;
            case JsonArray items:
                foreach (var item in items)
                {
                    if (IsChanged(name, item))
                    {
                        return true;
                    }
                }

                return false;
            case JsonObject members:
                foreach (var (member, inner) in members)
                {
                    if (!ReferenceEquals(member, redactor.Redact(member)) || IsChanged(member, inner))
                    {
                        return true;
                    }
                }

                return false;
            case JsonValue text when TryText(text, out var read):
                return !ReferenceEquals(read, redactor.Redact(name, read));
            default:
                return value.GetValueKind() == JsonValueKind.String && IsChanged(name, JsonSerializer.SerializeToElement(value));
        }
    }

    private bool IsChanged(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return TextOf(name, value) is not null;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (IsChanged(name, item))
                    {
                        return true;
                    }
                }

                return false;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (NameOf(member) is var (original, redacted) && (original != redacted || IsChanged(original, member.Value)))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    var (original, redacted) = NameOf(member);
                    writer.WritePropertyName(Unique(redacted, names));
                    Write(writer, original, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, name, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when TextOf(name, value) is { } text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    /// <summary>The redacted text; null when there is no secret in it.</summary>
    private string? TextOf(string name, JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            var redacted = redactor.Redact(name, text);
            return ReferenceEquals(text, redacted) ? null : redacted;
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a surrogate pair, which no UTF-8 text can be: such a text is judged as it is written, and goes as a whole.
            var raw = value.GetRawText();
            return ReferenceEquals(redactor.Redact(name, raw), raw) ? null : SecretLabels.Of(SecretLabels.Text);
        }
    }

    /// <summary>Texts of other types, such as dates, and those that hold half a surrogate pair are read from their JSON.</summary>
    private static bool TryText(JsonValue value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            return value.TryGetValue(out text);
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private (string Original, string Redacted) NameOf(JsonProperty member)
    {
        try
        {
            return (member.Name, redactor.Redact(member.Name));
        }
        catch (InvalidOperationException)
        {
            return ("", SecretLabels.Of(SecretLabels.Text));
        }
    }

    /// <summary>Two names that became one would lose a value.</summary>
    public static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var number = 2; !names.Add(unique); number++)
        {
            unique = FormattableString.Invariant($"{name} {number}");
        }

        return unique;
    }
}
