using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Tells the language of a text: by its script where one language alone writes it, else by frequent words, pieces of words and letters. It says that it does not know
/// rather than guess. Code, addresses and everything behind the first 10,000 characters are left out.
/// </summary>
internal static partial class LanguageDetector
{
    private const int MostCharacters = 10_000;

    /// <summary>Letters of a language that has its script for itself.</summary>
    private const int FewestOwnLetters = 4;

    /// <summary>Letters of a language that shares its script: about three words.</summary>
    private const int FewestLetters = 12;

    /// <summary>By how much the best must be ahead of the second.</summary>
    private const double LeastLead = 0.8;

    /// <summary>What each word must say for the best on average: less is a language that is not known here. Only Latin letters are written by many such.</summary>
    private const double LeastPerWord = 0.45;

    /// <summary>What a text must say beside that: one word can be there by chance.</summary>
    private const double LeastAtAll = 1;

    /// <summary>A Japanese text has at least this share of kana; a Chinese one may quote some.</summary>
    private const double LeastKana = 0.05;

    private static readonly Dictionary<Script, string> Own = new()
    {
        [Script.Greek] = "el",
        [Script.Hebrew] = "he",
        [Script.Bengali] = "bn",
        [Script.Gujarati] = "gu",
        [Script.Tamil] = "ta",
        [Script.Thai] = "th",
        [Script.Hangul] = "ko",
        [Script.Kana] = "ja",
        [Script.Han] = "zh",
    };

    private static readonly Dictionary<Script, ScriptLanguages> Shared = new()
    {
        [Script.Latin] = new(Script.Latin, LatinProfiles.All),
        [Script.Cyrillic] = new(Script.Cyrillic, OtherProfiles.Cyrillic),
        [Script.Arabic] = new(Script.Arabic, OtherProfiles.Arabic),
        [Script.Devanagari] = new(Script.Devanagari, OtherProfiles.Devanagari),
    };

    /// <summary>The codes of all languages that it knows, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Own.Values.Concat(Shared.Values.SelectMany(s => s.Codes)).Order(StringComparer.Ordinal)];

    /// <summary>Takes any string.</summary>
    public static LanguageGuess Detect(string text)
    {
        var even = LowerCase.Of(CodePoints.WellFormed(Prose(text)).Normalize());
        var letters = new int[Enum.GetValues<Script>().Length];
        foreach (var rune in even.EnumerateRunes())
        {
            if (Scripts.Of(rune) is { } script)
            {
                letters[(int)script]++;
            }
        }

        var all = letters.Sum();
        var main = Main(letters, all);
        if (main is null || all < FewestOwnLetters)
        {
            return LanguageGuess.Undecided(all < FewestOwnLetters ? $"it has too few letters to tell its language ({all})" : "no script has most of its letters");
        }

        return Own.TryGetValue(main.Value, out var own) ? LanguageGuess.Of(own)
            : !Shared.TryGetValue(main.Value, out var languages) ? LanguageGuess.Undecided("its script is not among those that are known")
            : all < FewestLetters ? LanguageGuess.Undecided($"it has too few letters to tell its language ({all})")
            : Among(languages, main.Value, even);
    }

    private static string Prose(string text) => NoProse().Replace(text.Length <= MostCharacters ? text : text[..MostCharacters], " ");

    /// <summary>The script of more than half of the letters; Japanese mixes two.</summary>
    private static Script? Main(int[] letters, int all)
    {
        var (kana, han) = (letters[(int)Script.Kana], letters[(int)Script.Han]);
        if ((kana + han) * 2 > all)
        {
            return kana > LeastKana * all ? Script.Kana : Script.Han;
        }

        var most = Array.IndexOf(letters, letters.Max());
        return letters[most] * 2 > all ? (Script)most : null;
    }

    private static LanguageGuess Among(ScriptLanguages languages, Script script, string text)
    {
        var words = Words(text, script);
        var ranked = languages.Score(words).Zip(languages.Codes).OrderByDescending(s => s.First).Take(2).ToList();
        var (best, code) = ranked[0];
        return best <= 0 || (script == Script.Latin && best < LeastAtAll + (LeastPerWord * words.Count)) ? LanguageGuess.Undecided("its words are of no language that is known")
            : best - ranked[1].First < LeastLead ? LanguageGuess.Undecided($"it could be {code} or {ranked[1].Second}")
            : LanguageGuess.Of(code);
    }

    private static List<string> Words(string text, Script script)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Scripts.Of(rune) == script)
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Blocks and pieces of code, addresses of pages and of e-mail.</summary>
    [GeneratedRegex(@"```[^`]*```|`[^`\n]*`|https?://\S+|\S+@\S+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NoProse();
}
