using System.Globalization;

namespace EvalKit.Sqlite.Columns;

/// <summary>Sixteen bytes for the two usual spellings of an id: a UUID (36 characters) and a trace id (32 hexadecimal digits), both in lower case. Bytes of a UUID keep its order.</summary>
internal static class CompactId
{
    public const int Size = 16;
    private const int UuidLength = 36;
    private const int TraceIdLength = 32;

    public static bool TryPackUuid(string id, Span<byte> bytes) =>
        id.Length == UuidLength && IsLowerCase(id) && Guid.TryParseExact(id, "D", out var uuid) && uuid.TryWriteBytes(bytes, bigEndian: true, out _);

    public static bool TryPackTraceId(string id, Span<byte> bytes) =>
        id.Length == TraceIdLength && IsLowerCase(id) && Guid.TryParseExact(id, "N", out var uuid) && uuid.TryWriteBytes(bytes, bigEndian: true, out _);

    public static string UnpackUuid(ReadOnlySpan<byte> bytes) => new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);

    public static string UnpackTraceId(ReadOnlySpan<byte> bytes) => new Guid(bytes, bigEndian: true).ToString("N", CultureInfo.InvariantCulture);

    private static bool IsLowerCase(string id) => !id.AsSpan().ContainsAnyInRange('A', 'Z');
}
