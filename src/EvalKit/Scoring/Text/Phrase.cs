namespace EvalKit.Scoring;

/// <summary>Whole phrases: words one after another.</summary>
internal static class Phrase
{
    /// <summary>Whether the words of the phrase stand in the text in a row; no words occur nowhere. Linear in both lengths (Knuth, Morris, Pratt 1977).</summary>
    public static bool Occurs(IReadOnlyList<string> phrase, IReadOnlyList<string> text)
    {
        if (phrase.Count == 0 || phrase.Count > text.Count)
        {
            return false;
        }

        var fallback = Fallback(phrase);
        var matched = 0;
        foreach (var word in text)
        {
            while (matched > 0 && !string.Equals(phrase[matched], word, StringComparison.Ordinal))
            {
                matched = fallback[matched - 1];
            }

            if (string.Equals(phrase[matched], word, StringComparison.Ordinal) && ++matched == phrase.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>For each prefix, the length of the longest shorter prefix that it ends with.</summary>
    private static int[] Fallback(IReadOnlyList<string> phrase)
    {
        var fallback = new int[phrase.Count];
        var length = 0;
        for (var i = 1; i < phrase.Count; i++)
        {
            while (length > 0 && !string.Equals(phrase[i], phrase[length], StringComparison.Ordinal))
            {
                length = fallback[length - 1];
            }

            length += string.Equals(phrase[i], phrase[length], StringComparison.Ordinal) ? 1 : 0;
            fallback[i] = length;
        }

        return fallback;
    }
}
