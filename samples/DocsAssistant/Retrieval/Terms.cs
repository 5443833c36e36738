using System.Collections.Concurrent;
using System.Text;

namespace DocsAssistantSample.Retrieval;

/// <summary>
/// Turns text into index terms: words in lower case, without stop words, lightly stemmed, synonyms under one name. An identifier such as
/// <c>max_drop</c> yields itself and its parts, so that both "max_drop" and "drop" find it.
/// </summary>
internal static class Terms
{
    private static readonly char[] Joints = ['_', '.', '/'];

    /// <summary>A text has few different words, and most of them again and again.</summary>
    private static readonly ConcurrentDictionary<string, string> OfWords = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string text)
    {
        var terms = new List<string>();
        foreach (var word in Words(text))
        {
            if (!word.Any(IsJoint))
            {
                Add(word);
                continue;
            }

            terms.Add(word);
            foreach (var part in word.Split(Joints))
            {
                Add(part);
            }
        }

        return terms;

        void Add(string word)
        {
            if (!StopWords.Contains(word))
            {
                terms.Add(OfWords.GetOrAdd(word, w => Synonyms.CanonicalOf(Stemmer.Stem(w))));
            }
        }
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

    private static bool IsJoint(char character) => Joints.Contains(character);

    private static bool IsInside(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool IsApostropheS(string text, int i) =>
        text[i] is '\'' or '’' && i + 1 < text.Length && text[i + 1] is 's' or 'S' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]));
}
