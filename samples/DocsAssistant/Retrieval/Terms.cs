using System.Text;

namespace DocsAssistantSample.Retrieval;

/// <summary>
/// Turns text into index terms: words in lower case, without stop words, lightly stemmed, synonyms under one name. An identifier such as
/// <c>max_drop</c> yields itself and its parts, so that both "max_drop" and "drop" find it.
/// </summary>
internal static class Terms
{
    public static IReadOnlyList<string> Of(string text)
    {
        var terms = new List<string>();
        foreach (var word in Words(text))
        {
            var parts = word.Split(['_', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1)
            {
                terms.Add(word);
            }

            terms.AddRange(parts.Where(part => !StopWords.Contains(part)).Select(Stemmer.Stem).Select(Synonyms.CanonicalOf));
        }

        return terms;
    }

    /// <summary>The words of a text in lower case: letters and digits, joined inside a word by <c>_</c>, <c>.</c> or <c>/</c>.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || (IsJoint(text[i]) && IsInside(text, i)))
            {
                word.Append(char.ToLowerInvariant(text[i]));
            }
            else if (word.Length > 0 && !IsApostropheS(text, i))
            {
                yield return word.ToString();
                word.Clear();
            }
            else if (word.Length > 0)
            {
                i++;
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool IsJoint(char character) => character is '_' or '.' or '/';

    private static bool IsInside(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool IsApostropheS(string text, int i) =>
        text[i] is '\'' or '’' && i + 1 < text.Length && text[i + 1] is 's' or 'S' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]));
}
