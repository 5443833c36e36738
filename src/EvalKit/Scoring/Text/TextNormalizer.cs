using System.Globalization;
using System.Text;

namespace EvalKit.Scoring;

/// <summary>Evens text out as a <see cref="TextNormalization"/> says. Takes any string: a surrogate without its partner becomes U+FFFD.</summary>
internal static class TextNormalizer
{
    public static string Apply(string text, TextNormalization parts)
    {
        if (parts.HasFlag(TextNormalization.LowerCase))
        {
            text = LowerCase.Of(text);
        }

        if (parts.HasFlag(TextNormalization.StripAccents))
        {
            text = StripAccents(text);
        }

        if (parts.HasFlag(TextNormalization.StripPunctuation))
        {
            text = StripPunctuation(text);
        }

        if (parts.HasFlag(TextNormalization.RemoveArticles))
        {
            text = Articles.Remove(text);
        }

        return parts.HasFlag(TextNormalization.CollapseWhiteSpace) ? string.Join(' ', WhiteSpace.Split(text)) : text;
    }

    private static string StripAccents(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var bare = new StringBuilder(text.Length);
        foreach (var rune in CodePoints.WellFormed(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(rune);
            }
        }

        return bare.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string StripPunctuation(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!AsciiPunctuation.Is(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }
}
