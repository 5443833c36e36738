namespace EvalKit.Datasets;

/// <summary>Skips a UTF-8 byte order mark and refuses those of other encodings.</summary>
internal static class ByteOrderMark
{
    public static void Check(Stream stream, string file)
    {
        Span<byte> start = stackalloc byte[3];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var bytes = start[..read];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw DatasetFault.At($"{file}:1", "expected UTF-8, found the byte order mark of UTF-16 or UTF-32. Save the file as UTF-8 (for example with: iconv -f UTF-16 -t UTF-8).");
        }

        stream.Position = bytes.SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }
}
