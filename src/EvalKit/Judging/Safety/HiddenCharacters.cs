using System.Text;

namespace EvalKit.Judging.Safety;

/// <summary>Takes out the characters that a person does not see and a model reads, and counts them by kind.</summary>
internal static class HiddenCharacters
{
    /// <summary>The first of them: most texts have no character from it on, and are done at once.</summary>
    private const char First = '\u061C';

    public static string Remove(string text, SortedDictionary<string, int> counts)
    {
        if (!text.AsSpan().ContainsAnyInRange(First, char.MaxValue))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        Span<char> written = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (KindOf(rune.Value) is { } kind)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
            else
            {
                kept.Append(written[..rune.EncodeToUtf16(written)]);
            }
        }

        return kept.ToString();
    }

    private static string? KindOf(int character) => character switch
    {
        0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x180E => "zero_width",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "bidi",
        >= 0xE0000 and <= 0xE007F => "tag",
        // Variation selectors of the supplement: 240 of them carry a byte each, behind a character that looks as before.
        >= 0xE0100 and <= 0xE01EF => "variation",
        // No characters at all, and with the first of them a text has no normal form.
        0xFFFE or 0xFFFF => "noncharacter",
        _ => null,
    };
}
