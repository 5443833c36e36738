using System.Globalization;
using System.Text;

namespace EvalKit.Scoring;

/// <summary>
/// Words for comparison with a list: runs of letters, digits and their marks, apostrophes inside, composed (NFC) and in lower case. Underscores part words, as they
/// stand for emphasis in Markdown.
/// </summary>
internal static class ListWords
{
    /// <summary>The words of any text.</summary>
    public static IReadOnlyList<string> OfText(string text) => Of(text, stars: false);

    /// <summary>The words of a list's phrase, where a star at the end of one stays.</summary>
    public static IReadOnlyList<string> OfPhrase(string phrase) => Of(phrase, stars: true);

    private static List<string> Of(string text, bool stars)
    {
        var even = LowerCase.Of(CodePoints.WellFormed(text).Normalize()).Replace('\u2019', '\'');
        var words = new List<string>();
        var start = -1;
        for (var place = 0; place <= even.Length;)
        {
            var length = 1;
            var part = false;
            if (place < even.Length)
            {
                Rune.DecodeFromUtf16(even.AsSpan(place), out var rune, out length);
                part = IsPart(rune) || (start >= 0 && ((stars && rune.Value == '*') || (rune.Value == '\'' && place + 1 < even.Length && char.IsLetter(even[place + 1]))));
            }

            if (part)
            {
                start = start < 0 ? place : start;
            }
            else if (start >= 0)
            {
                words.Add(even[start..place]);
                start = -1;
            }

            place += length;
        }

        return words;
    }

    private static bool IsPart(Rune rune) => (CodePoints.IsWordPart(rune) && rune.Value != '_')
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
