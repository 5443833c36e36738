using System.Text;

namespace EvalKit.Scoring;

/// <summary>Removes the words a, an and the; each leaves a space. A word is a run of letters, numbers and underscores.</summary>
internal static class Articles
{
    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        var wordStart = -1;
        var position = 0;
        while (position < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
            if (CodePoints.IsWordPart(rune))
            {
                wordStart = wordStart < 0 ? position : wordStart;
            }
            else
            {
                AppendWord(kept, text, wordStart, position);
                wordStart = -1;
                kept.Append(text, position, length);
            }

            position += length;
        }

        AppendWord(kept, text, wordStart, position);
        return kept.ToString();
    }

    private static void AppendWord(StringBuilder kept, string text, int start, int end)
    {
        if (start < 0)
        {
            return;
        }

        var word = text.AsSpan(start, end - start);
        kept.Append(word is "a" or "an" or "the" ? " " : word);
    }
}
