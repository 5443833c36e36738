using System.Text;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Takes out the characters that a person does not see and a model reads, and counts them by kind: those that Unicode lets a font leave out (Default_Ignorable_Code_Point), and
/// the marks of annotations. A variation selector that makes a picture of the character before it stays.
/// </summary>
internal static class HiddenCharacters
{
    /// <summary>The first of them: most texts have no character from it on, and are done at once.</summary>
    private const char First = '\u00AD';

    private const int TextVariation = 0xFE0E;
    private const int PictureVariation = 0xFE0F;
    private const string KeyCap = "\u20E3";

    /// <summary>Whether a person does not see the character, wherever it stands.</summary>
    public static bool Contains(Rune rune) => KindOf(rune.Value) is not null;

    public static string Remove(string text, SortedDictionary<string, int> counts)
    {
        if (!text.AsSpan().ContainsAnyInRange(First, char.MaxValue))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        Span<char> written = stackalloc char[2];
        var before = default(Rune);
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            end += rune.Utf16SequenceLength;
            if (KindOf(rune.Value) is { } kind && !IsPicture(before, rune.Value, text.AsSpan(end)))
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
            else
            {
                kept.Append(written[..rune.EncodeToUtf16(written)]);
            }

            before = rune;
        }

        return kept.ToString();
    }

    /// <summary>Whether a selector chooses the picture of a sign or of a key, or its plain form. Behind a letter, a blank, a bracket or another selector it carries something else.</summary>
    private static bool IsPicture(Rune before, int selector, ReadOnlySpan<char> behind) =>
        selector is TextVariation or PictureVariation
        && (before.IsAscii ? before.Value is '#' or '*' or (>= '0' and <= '9') && behind.StartsWith(KeyCap, StringComparison.Ordinal) : HasPicture(before.Value));

    /// <summary>The signs that Unicode gives a picture to, in ranges (emoji-variation-sequences).</summary>
    private static bool HasPicture(int sign) => sign is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or (>= 0x2194 and <= 0x21AA) or (>= 0x231A and <= 0x2328)
        or (>= 0x232B and <= 0x23FA) or 0x24C2 or (>= 0x25AA and <= 0x25FE) or (>= 0x2600 and <= 0x27BF) or 0x2934 or 0x2935 or (>= 0x2B05 and <= 0x2B55) or 0x3030 or 0x303D
        or 0x3297 or 0x3299 or (>= 0x1F004 and <= 0x1FAFF);

    private static string? KindOf(int character) => character switch
    {
        0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x180E => "zero_width",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "bidi",
        >= 0xE0000 and <= 0xE007F => "tag",
        // Variation selectors: those of the supplement carry a byte each behind a character that looks as before, the others half of one.
        (>= 0xFE00 and <= 0xFE0F) or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xE0100 and <= 0xE01EF) => "variation",
        // The soft hyphen, the joiner of graphemes, fillers of Hangul and Khmer, invisible operators, deprecated format characters, marks of annotations and of music.
        0x00AD or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or (>= 0x2061 and <= 0x2065) or (>= 0x206A and <= 0x206F) or (>= 0xFFF0 and <= 0xFFFB)
            or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0080 and <= 0xE00FF) or (>= 0xE01F0 and <= 0xE0FFF) => "invisible",
        // No characters at all, and with the first of them a text has no normal form.
        0xFFFE or 0xFFFF => "noncharacter",
        _ => null,
    };
}
