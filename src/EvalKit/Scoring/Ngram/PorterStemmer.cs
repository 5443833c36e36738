namespace EvalKit.Scoring;

/// <summary>
/// The stemmer of Porter 1980 with the extensions that ROUGE's reference implementation relies on (those of NLTK): a few irregular words, y to i after a
/// consonant only, and short words left alone. Words are lower-case ASCII.
/// </summary>
internal static class PorterStemmer
{
    private const int ShortestStemmed = 3;

    private static readonly (string Suffix, string Replacement)[] Plurals = [("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")];

    private static readonly (string Suffix, string Replacement)[] DoubleSuffixes =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string Replacement)[] Derivations =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Endings =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word.</summary>
    public static string Stem(string word) =>
        Irregular(word) ?? (word.Length < ShortestStemmed ? word : ByRules(word));

    private static string ByRules(string word) =>
        DropFinalL(DropFinalE(DropEnding(Derivation(DoubleSuffix(FinalY(PastOrGerund(Plural(word))))))));

    private static string? Irregular(string word) => word switch
    {
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "innings" => "inning",
        "outings" => "outing",
        "cannings" => "canning",
        "sky" or "news" or "inning" or "outing" or "canning" or "howe" or "proceed" or "exceed" or "succeed" => word,
        _ => null,
    };

    private static string Plural(string word)
    {
        if (word.Length == 4 && Ends(word, "ies"))
        {
            return word[..^1];
        }

        foreach (var (suffix, replacement) in Plurals)
        {
            if (Ends(word, suffix))
            {
                return word[..^suffix.Length] + replacement;
            }
        }

        return word;
    }

    private static string PastOrGerund(string word)
    {
        if (Ends(word, "ied"))
        {
            return word.Length == 4 ? word[..^1] : word[..^2];
        }

        if (Ends(word, "eed"))
        {
            return StemShape.Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["ed", "ing"])
        {
            if (Ends(word, suffix) && StemShape.HasVowel(word[..^suffix.Length]))
            {
                return Mend(word[..^suffix.Length]);
            }
        }

        return word;
    }

    /// <summary>Puts back what the suffix had taken: hop(p)ing, fil(e)ing, conflat(e)d.</summary>
    private static string Mend(string stem)
    {
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
        {
            return stem + "e";
        }

        if (StemShape.EndsInDoubleConsonant(stem))
        {
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        }

        return StemShape.Measure(stem) == 1 && StemShape.EndsInShortSyllable(stem) ? stem + "e" : stem;
    }

    private static string FinalY(string word) =>
        Ends(word, "y") && word.Length > 2 && StemShape.IsConsonant(word, word.Length - 2) ? word[..^1] + "i" : word;

    private static string DoubleSuffix(string word)
    {
        if (Ends(word, "alli") && StemShape.Measure(word[..^4]) > 0)
        {
            return DoubleSuffix(word[..^2]);
        }

        if (Ends(word, "logi"))
        {
            return StemShape.Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        return Replaced(word, DoubleSuffixes);
    }

    private static string Derivation(string word) => Replaced(word, Derivations);

    private static string DropEnding(string word)
    {
        foreach (var ending in Endings)
        {
            if (Ends(word, ending))
            {
                var stem = word[..^ending.Length];
                return StemShape.Measure(stem) > 1 && (ending != "ion" || stem[^1] is 's' or 't') ? stem : word;
            }
        }

        return word;
    }

    private static string DropFinalE(string word)
    {
        if (!Ends(word, "e"))
        {
            return word;
        }

        var stem = word[..^1];
        var measure = StemShape.Measure(stem);
        return measure > 1 || (measure == 1 && !StemShape.EndsInShortSyllable(stem)) ? stem : word;
    }

    private static string DropFinalL(string word) => Ends(word, "ll") && StemShape.Measure(word[..^1]) > 1 ? word[..^1] : word;

    /// <summary>The first suffix that the word has decides, whether or not enough is left before it.</summary>
    private static string Replaced(string word, (string Suffix, string Replacement)[] rules)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (Ends(word, suffix))
            {
                var stem = word[..^suffix.Length];
                return StemShape.Measure(stem) > 0 ? stem + replacement : word;
            }
        }

        return word;
    }

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);
}
