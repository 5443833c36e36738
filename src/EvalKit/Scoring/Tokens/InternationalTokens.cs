using System.Globalization;
using System.Text;

namespace EvalKit.Scoring;

/// <summary>
/// Words as mteval-v14 cuts them with its international option: punctuation stands alone unless a number is on both sides of it (or before it at the text's end), and
/// symbols always do.
/// </summary>
internal static class InternationalTokens
{
    public static IReadOnlyList<string> Of(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        return WhiteSpace.Split(Symbols(Pairs(Pairs([.. runes], AfterNoNumber), BeforeNoNumber)));
    }

    /// <summary>Goes through the code points two by two, each at most once: where a pair fits, it is taken as a whole and written with its blanks.</summary>
    private static List<Rune> Pairs(List<Rune> runes, Func<Rune, Rune, Rune[]?> rule)
    {
        var written = new List<Rune>(runes.Count + 8);
        for (var i = 0; i < runes.Count; i++)
        {
            if (i + 1 < runes.Count && rule(runes[i], runes[i + 1]) is { } pair)
            {
                written.AddRange(pair);
                i++;
            }
            else
            {
                written.Add(runes[i]);
            }
        }

        return written;
    }

    private static Rune[]? AfterNoNumber(Rune first, Rune second) => !IsNumber(first) && IsPunctuation(second) ? [first, Blank, second, Blank] : null;

    private static Rune[]? BeforeNoNumber(Rune first, Rune second) => IsPunctuation(first) && !IsNumber(second) ? [Blank, first, Blank, second] : null;

    private static string Symbols(List<Rune> runes)
    {
        var text = new StringBuilder(runes.Count + 8);
        foreach (var rune in runes)
        {
            if (IsSymbol(rune))
            {
                text.Append(' ').Append(rune).Append(' ');
            }
            else
            {
                text.Append(rune);
            }
        }

        return text.ToString();
    }

    private static readonly Rune Blank = new(' ');

    private static bool IsNumber(Rune rune) => Rune.IsNumber(rune);

    private static bool IsPunctuation(Rune rune) => Rune.IsPunctuation(rune);

    private static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
}
