namespace DocsAssistantSample.Retrieval;

/// <summary>
/// A light stemmer for English: it removes plural and verb endings, then one ending that makes a noun or adverb, then a final e. It undoes a
/// doubled consonant and knows the commonest irregular forms. It is not Porter's algorithm; it only has to map the usual forms of one word
/// to one term, and the term need not be a word.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    /// <summary>Tried in this order; the first that fits is removed.</summary>
    private static readonly string[] Suffixes = ["ation", "ion", "ment", "ance", "ence", "ate", "at", "al", "ly"];

    private static readonly Dictionary<string, string> Irregular =
        ("written:write wrote:write shown:show drawn:draw drew:draw made:make kept:keep sent:send found:find taken:take took:take given:give gave:give " +
        "lost:lose chosen:choose chose:choose broke:break broken:break ran:run began:begin begun:begin held:hold threw:throw thrown:throw said:say " +
        "saw:see seen:see meant:mean built:build stood:stand").Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static string Stem(string word)
    {
        if (word.Any(character => !char.IsAsciiLetterLower(character)))
        {
            return word;
        }

        var stem = WithoutPlural(Irregular.GetValueOrDefault(word, word));
        stem = WithoutEnding(stem, "ing") ?? WithoutEnding(stem, "ed") ?? stem;
        stem = Suffixes.Where(suffix => stem.Length - suffix.Length > ShortestStem && Ends(stem, suffix)).Select(suffix => stem[..^suffix.Length]).FirstOrDefault(stem);
        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word.Length > 4 && (Ends(word, "ies") || Ends(word, "ied")))
        {
            return word[..^3] + "y";
        }

        if (word.Length > 4 && (Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes")))
        {
            return word[..^2];
        }

        return word.Length > ShortestStem && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static string? WithoutEnding(string word, string ending)
    {
        if (!Ends(word, ending) || word.Length - ending.Length < ShortestStem)
        {
            return null;
        }

        var stem = word[..^ending.Length];
        var isDoubled = stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z');
        return isDoubled ? stem[..^1] : stem;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
