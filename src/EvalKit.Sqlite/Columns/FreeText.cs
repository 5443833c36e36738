using System.Runtime.InteropServices;

namespace EvalKit.Sqlite.Columns;

/// <summary>
/// Text as people and models write it. UTF-8 cannot carry a lone surrogate (an emoji cut in half) and SQL cuts a text at NUL: such text is kept as UTF-16
/// bytes, so that what was paid for is stored as it was.
/// </summary>
internal static class FreeText
{
    public static bool FitsUtf8(string text)
    {
        var chars = text.AsSpan();
        if (chars.Contains('\0'))
        {
            return false;
        }

        var surrogate = chars.IndexOfAnyInRange('\ud800', '\udfff');
        while (surrogate >= 0)
        {
            if (surrogate + 1 == chars.Length || !char.IsSurrogatePair(chars[surrogate], chars[surrogate + 1]))
            {
                return false;
            }

            chars = chars[(surrogate + 2)..];
            surrogate = chars.IndexOfAnyInRange('\ud800', '\udfff');
        }

        return true;
    }

    /// <summary>The UTF-16LE bytes; every platform that .NET runs on is little-endian.</summary>
    public static ReadOnlySpan<byte> ToUtf16(string text) => MemoryMarshal.AsBytes(text.AsSpan());

    public static string FromUtf16(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, char>(bytes));
}
