using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Reporting.Html;

/// <summary>Data of the page: JSON, compressed, in base64, so that no character of it can be markup.</summary>
internal static class Payload
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A JSON array of values that are JSON already.</summary>
    public static SafeMarkup OfArray(IReadOnlyList<byte[]> items) => Encode(stream =>
    {
        stream.WriteByte((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                stream.WriteByte((byte)',');
            }

            stream.Write(items[i]);
        }

        stream.WriteByte((byte)']');
    });

    public static SafeMarkup Of(byte[] json) => Encode(stream => stream.Write(json));

    private static SafeMarkup Encode(Action<Stream> write)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            write(gzip);
        }

        return new SafeMarkup(Convert.ToBase64String(compressed.GetBuffer(), 0, (int)compressed.Length));
    }
}
