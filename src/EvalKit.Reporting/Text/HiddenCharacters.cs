using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Text;

/// <summary>
/// Characters that a reader cannot see, or that change how the text around them is read: C0 and C1 controls, direction marks, zero-width and filler
/// characters, tag characters, half surrogate pairs. Line feed and tab are plain.
/// </summary>
internal static class HiddenCharacters
{
    public static bool Contains(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0xAD or 0x61C or 0x180E or 0xFEFF => true,
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xE0000 and <= 0xE007F => true,
        _ => false,
    };

    /// <summary>The text with every hidden character written as <c>⟨U+202E⟩</c>.</summary>
    public static string Show(string text) => Replace(text, code => string.Create(CultureInfo.InvariantCulture, $"⟨U+{code:X4}⟩"));

    /// <summary>The text without hidden characters.</summary>
    public static string Remove(string text) => Replace(text, _ => "");

    private static string Replace(string text, Func<int, string> replacement)
    {
        StringBuilder? result = null;
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (!isWhole || Contains(rune))
            {
                result ??= new StringBuilder(text, 0, i, text.Length + 8);
                result.Append(replacement(isWhole ? rune.Value : text[i]));
            }
            else
            {
                result?.Append(text, i, length);
            }

            i += length;
        }

        return result?.ToString() ?? text;
    }
}
