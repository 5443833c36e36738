using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>
/// One spelling for each JSON value, so that equal values have equal hashes on every system: members sorted by ordinal name, no white space,
/// strings in NFC with LF line ends, numbers in the shortest form that reads back the same.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the canonical UTF-8 bytes: 64 lower-case hexadecimal digits.</summary>
    public static string Hash(JsonElement value) => Hash(writer => Write(writer, value));

    /// <summary>SHA-256 of the canonical UTF-8 bytes, the same as of the value's element: 64 lower-case hexadecimal digits.</summary>
    public static string Hash(JsonNode? value) => Hash(writer => Write(writer, value));

    /// <summary>SHA-256 of what <paramref name="write"/> writes; the caller keeps member order itself.</summary>
    public static string Hash(Action<Utf8JsonWriter> write) => Convert.ToHexStringLower(SHA256.HashData(Written(write).WrittenSpan));

    /// <summary>What <paramref name="write"/> writes; the caller keeps member order itself.</summary>
    public static byte[] Utf8(Action<Utf8JsonWriter> write) => Written(write).WrittenSpan.ToArray();

    /// <summary>A writer that escapes no more than JSON must, so that people can read what it writes.</summary>
    public static Utf8JsonWriter WriterTo(IBufferWriter<byte> bytes) => new(bytes, Options);

    /// <summary>The canonical text.</summary>
    public static string Text(JsonElement value) => Encoding.UTF8.GetString(Written(writer => Write(writer, value)).WrittenSpan);

    /// <summary>Writes a value in its canonical form.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Select(m => (Name: Normalize(m.Name), m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
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
                writer.WriteStringValue(Normalize(value.GetString()!));
                break;
            case JsonValueKind.Number:
                WriteNumber(writer, value);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Writes a value in its canonical form, the same as of its element. An object may be written without a copy of it being made.</summary>
    public static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members when !members.Any(m => CannotBeNormalized(m.Key)):
                writer.WriteStartObject();
                foreach (var member in members.Select(m => (Name: Normalize(m.Key), m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValue text when text.TryGetValue(out string? read) && !CannotBeNormalized(read):
                writer.WriteStringValue(Normalize(read));
                break;
            case JsonValue number when number.TryGetValue(out int whole):
                writer.WriteNumberValue(whole);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                Write(writer, JsonSerializer.SerializeToElement(value));
                break;
        }
    }

    /// <summary>Writes fields as an object in canonical form.</summary>
    public static void Write(Utf8JsonWriter writer, CaseFields fields)
    {
        writer.WriteStartObject();
        foreach (var (name, field) in fields.Select(f => (Name: Normalize(f.Key), f.Value)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            Write(writer, field);
        }

        writer.WriteEndObject();
    }

    /// <summary>NFC with LF line ends; a text that holds a lone surrogate or U+FFFE, which .NET cannot bring into NFC, keeps its form.</summary>
    public static string Normalize(string text)
    {
        var lines = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
        return CannotBeNormalized(lines) || lines.IsNormalized(NormalizationForm.FormC) ? lines : lines.Normalize(NormalizationForm.FormC);
    }

    /// <summary>How many bytes were written so far.</summary>
    public static int LengthOf(Utf8JsonWriter writer) => checked((int)(writer.BytesCommitted + writer.BytesPending));

    private static ArrayBufferWriter<byte> Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = WriterTo(bytes);
        write(writer);
        writer.Flush();
        return bytes;
    }

    private static void WriteNumber(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.TryGetInt64(out var integer))
        {
            writer.WriteNumberValue(integer);
        }
        else if (value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            {
                writer.WriteNumberValue((long)number);
            }
            else
            {
                writer.WriteNumberValue(number);
            }
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool CannotBeNormalized(string text)
    {
        if (Ascii.IsValid(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
            {
                return true;
            }
        }

        return false;
    }
}
