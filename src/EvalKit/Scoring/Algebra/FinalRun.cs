using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Finds the last expression in prose: the last words in a row, without a sign of punctuation between them, that are an expression which holds more than letters, and of the rows
/// that end there the longest.
/// </summary>
internal static partial class FinalRun
{
    /// <summary>Words of a row.</summary>
    private const int LongestRun = 40;

    /// <summary>Rows that are read before the search is given up: text that looks like formulas and is none.</summary>
    private const int MostReadings = 200;

    /// <summary>The last expression; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads a row.</param>
    public static MathAnswer? In(string text, Func<string, MathAnswer> read)
    {
        var words = LastWords(text);
        var readings = 0;
        for (var end = words.Count - 1; end >= 0; end--)
        {
            for (var start = FirstOf(words, end); start <= end && readings < MostReadings; start++)
            {
                var run = string.Join(' ', words.Skip(start).Take(end - start + 1));
                if (!Signal().IsMatch(run))
                {
                    break; // Nor does a shorter row hold more than letters.
                }

                readings++;
                var answer = read(run);
                if (answer.Value is not null)
                {
                    return IsTornOff(words, start, end) ? TornOff(words, start, end) : answer;
                }

                if (start == end && answer.Refusal is { IsNoValue: false })
                {
                    return answer; // What stands last is mathematics, and an expression before it is not the final one.
                }
            }
        }

        return null;
    }

    /// <summary>The first word of the longest row that ends with a word; behind that word where it belongs to no expression.</summary>
    private static int FirstOf(List<string> words, int end)
    {
        var start = end + 1;
        while (start > 0 && end - start < LongestRun && IsWord(words[start - 1]) && (start > end || !EndsRun(words[start - 1])))
        {
            start--;
        }

        return start;
    }

    private static List<string> LastWords(string text)
    {
        var words = new List<string>();
        var end = text.Length;
        while (words.Count < AlgebraLimits.MostWords && end > 0)
        {
            while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            var start = end;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            if (end > start)
            {
                words.Add(text[start..end]);
            }

            end = start;
        }

        words.Reverse();
        return words;
    }

    /// <summary>Whether a word may belong to an expression: it holds no letters in a row but those of commands, roots and products, and is no English word of one letter.</summary>
    private static bool IsWord(string word) => word is not ("a" or "A" or "I") && word.Length <= AlgebraLimits.LongestText && !PlainWord().IsMatch(word);

    private static bool EndsRun(string word) => word[^1] is '.' or ':' or ';' or '?' or '!' || (word[^1] == ',' && word.IndexOfAny(['(', '[', '{']) < 0);

    /// <summary>Whether a row is a piece of something larger: it starts with an operator, or stands beside mathematics that is no part of it (log(5) + 3, 5 million).</summary>
    private static bool IsTornOff(List<string> words, int start, int end) =>
        words[start] is "-" or "−" || words[start][0] is '+' or '*' or '/' or '^' or '='
        || (start > 0 && !EndsRun(words[start - 1]) && MathWords.IsPartOfFormula(words[start - 1]))
        || (end + 1 < words.Count && !EndsRun(words[end]) && MathWords.IsPartOfFormula(words[end + 1]));

    private static MathAnswer TornOff(List<string> words, int start, int end) =>
        new(string.Join(' ', words.Skip(start - 1).Take(end - start + 3)), null, MathRefusal.Beyond("an expression that goes on beside it"));

    [GeneratedRegex(@"(?<!\\\p{L}*)(?<!\p{L})(?!(?:sqrt|pi|[abcxyz]{2,3})(?!\p{L}))\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    /// <summary>More than letters: a digit, a command of LaTeX, a root, π, a power, an equation.</summary>
    [GeneratedRegex(@"[\p{Nd}\\√π^=]", RegexOptions.CultureInvariant)]
    private static partial Regex Signal();
}
