using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EvalKit.Tracing.Import;

/// <summary>Ids of imported spans, as lower-case hexadecimal digits. A span that has none gets one made of its content, so that reading a file again gives the same.</summary>
internal static class ImportIds
{
    private const int TraceBytes = 16;
    private const int SpanBytes = 8;

    public static string Trace(string? told, JsonElement span) => Hex(told, TraceBytes) ?? Hash(told ?? span.GetRawText(), 0, TraceBytes);

    public static string Span(string? told, JsonElement span) => Hex(told, SpanBytes) ?? Hash(told ?? span.GetRawText(), TraceBytes, SpanBytes);

    /// <summary>A parent's id; null for none. One that is no id is made one in the same way as its own.</summary>
    public static string? Parent(string? told) => string.IsNullOrEmpty(told) || told.All(c => c == '0') ? null : Hex(told, SpanBytes) ?? Hash(told, TraceBytes, SpanBytes);

    private static string? Hex(string? told, int bytes) =>
        told?.Length == 2 * bytes && told.All(char.IsAsciiHexDigit) && told.Any(c => c != '0') ? told.ToLowerInvariant() : null;

    private static string Hash(string text, int start, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(start, length));
}
