using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>Writes JSON into memory that is used again and again. What <see cref="Write"/> returns holds until the next one. Not thread-safe.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _writer;

    public JsonBuffer()
    {
        // The store is never markup; the file stays readable and small when only what JSON demands is escaped.
        _writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public ReadOnlySpan<byte> Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        _bytes.ResetWrittenCount();
        _writer.Reset();
        write(_writer, value);
        _writer.Flush();
        return _bytes.WrittenSpan;
    }

    /// <summary>A value in the spelling that it has: numbers keep their digits, strings their escapes.</summary>
    public static void WriteAsItIs(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    public void Dispose() => _writer.Dispose();
}
