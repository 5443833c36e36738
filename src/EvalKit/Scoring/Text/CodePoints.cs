using System.Text;

namespace EvalKit.Scoring;

/// <summary>Text as Unicode code points.</summary>
internal static class CodePoints
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with everything that cannot be normalised (a surrogate without its partner, U+FFFE) replaced by U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE', StringComparison.Ordinal))
        {
            return text;
        }

        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.Value == '\uFFFE' ? Replacement.ToString() : rune.ToString());
        }

        return wellFormed.ToString();
    }

    /// <summary>Whether a code point belongs to a word, as Python's <c>\w</c> has it: letters, every kind of number, and the underscore.</summary>
    public static bool IsWordPart(Rune rune) =>
        rune.IsAscii ? Rune.IsLetterOrDigit(rune) || rune.Value == '_' : Rune.IsLetter(rune) || Rune.IsNumber(rune);
}
