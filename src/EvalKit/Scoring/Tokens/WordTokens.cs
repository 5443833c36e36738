using System.Text;

namespace EvalKit.Scoring;

/// <summary>Runs of word characters, and each other code point that is not white space by itself, as Python's <c>\w+|[^\w\s]</c> finds them.</summary>
internal static class WordTokens
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var position = 0; position < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
            if (CodePoints.IsWordPart(rune))
            {
                start = start < 0 ? position : start;
            }
            else
            {
                AddWord(words, text, start, position);
                start = -1;
                if (!WhiteSpace.Is(rune))
                {
                    words.Add(text.Substring(position, length));
                }
            }

            position += length;
        }

        AddWord(words, text, start, text.Length);
        return words;
    }

    private static void AddWord(List<string> words, string text, int start, int end)
    {
        if (start >= 0)
        {
            words.Add(text[start..end]);
        }
    }
}
