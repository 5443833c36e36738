using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// The syllables of an English word by rule: runs of vowels, less endings that are not spoken, plus pairs of vowels that are two syllables; some frequent words that
/// no rule fits are listed. A digit counts as one syllable, and so does what has no vowel.
/// </summary>
internal static partial class EnglishSyllables
{
    /// <summary>Longer words are no English words; for them runs of vowels are counted alone.</summary>
    private const int LongestWord = 40;

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly (int Syllables, string Words)[] Frequent =
    [
        (1, "george hour league real"),
        (2, "being business centre chocolate client clients colleague diet dr evening iron lion lions mr mrs people poem poems premier quiet science soldier soldiers someone something technique therefore unique wednesday"),
        (3, "anyone area element elements everyone idea ideas ratio reliance theater theatre"),
        (4, "february january society variety"),
    ];

    private static readonly Dictionary<string, int> Listed =
        Frequent.SelectMany(f => f.Words.Split(' '), (f, word) => (word, f.Syllables)).ToDictionary(StringComparer.Ordinal);

    /// <summary>At least 1.</summary>
    /// <param name="word">A word in lower case and without accents; its apostrophes are straight.</param>
    public static int Count(string word)
    {
        if (Listed.TryGetValue(word, out var listed))
        {
            return listed;
        }

        var (count, digits) = Runs(word);
        if (word.Length <= LongestWord)
        {
            count -= count > 1 && SilentEnding().IsMatch(word) && !SpokenEnding().IsMatch(word) ? 1 : 0;
            count -= count > 1 && SilentInside().IsMatch(word) ? 1 : 0;
            count += TwoSyllables().Count(word);
        }

        return Math.Max(1, count + digits);
    }

    private static (int Vowels, int Digits) Runs(string word)
    {
        var (vowels, digits, inside) = (0, 0, false);
        for (var i = 0; i < word.Length; i++)
        {
            var vowel = word[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[i] == 'y' && i > 0);
            vowels += vowel && !inside ? 1 : 0;
            digits += char.IsAsciiDigit(word[i]) ? 1 : 0;
            inside = vowel;
        }

        return (vowels, digits);
    }

    /// <summary>made, safely; sales; asked.</summary>
    [GeneratedRegex("(?<=[^aeiouy])e(ly|less|ness|ful|fully|ment|ments)?$|(?<=[^aeiouysxzcg])es$|(?<=[^aeiouytd])ed$", Rules)]
    private static partial Regex SilentEnding();

    /// <summary>table, settled; wishes; acre.</summary>
    [GeneratedRegex("([bcdfgkptz]le(ly|less|ness|ful|ment|ments|s|d)?|[cs]hes|[bcdfgkptz]re)$", Rules)]
    private static partial Regex SpokenEnding();

    /// <summary>lifetime, homework.</summary>
    [GeneratedRegex("^(some|home|life|time|safe|face|fire|like|care|note|nine|where|fore)[bcfgkmpqtvw]", Rules)]
    private static partial Regex SilentInside();

    /// <summary>radio, Virginia, premium, actual, video, flying, royal, easier, create and react, prism, rhythm, didn't.</summary>
    [GeneratedRegex(
        "(?<![ctsgxnlq])i[ao]|(?<=[nl])i[ao](?![nru])|iu[ms]|(?<![gq])ua(?!r[dy])|(?<!p)eo(?!u|ns?$|p)|[aeiouy]ing|[aeiou]y(?=[aeiou])(?!ed)"
        + "|(?<=[^aeiouct]i)e(?=r$|st$|rs$|nt$|nts$|nc)|creat|react|real[^l]|reass|sms?$|thms?$|[dst]n't$",
        Rules)]
    private static partial Regex TwoSyllables();
}
