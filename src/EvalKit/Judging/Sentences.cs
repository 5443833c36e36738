using System.Text;

namespace EvalKit.Judging;

/// <summary>
/// The sentences of a reply, up to a full stop or exclamation mark before white space or to the end of a line, and whether something ends each. Questions and code blocks are
/// left out.
/// </summary>
internal static class Sentences
{
    private const string Fence = "```";
    private const string Closing = "\"'”’)]";
    private const int MostClosing = 4;

    public static IReadOnlyList<(string Text, bool Ended)> Of(string text)
    {
        var sentences = new List<(string Text, bool Ended)>();
        var fenced = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (sentences.Count > 0)
            {
                sentences[^1] = (sentences[^1].Text, true);
            }

            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                fenced = !fenced;
            }
            else if (!fenced)
            {
                Split(line, sentences);
            }
        }

        return sentences;
    }

    private static void Split(ReadOnlySpan<char> line, List<(string Text, bool Ended)> sentences)
    {
        var sentence = new StringBuilder();
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c))
            {
                if (sentence.Length > 0 && sentence[^1] != ' ')
                {
                    sentence.Append(' ');
                }

                if (EndsSentence(sentence))
                {
                    End(sentence, sentences);
                }
            }
            else if (c is not ('*' or '`'))
            {
                sentence.Append(c);
            }
        }

        End(sentence, sentences);
    }

    private static bool EndsSentence(StringBuilder sentence)
    {
        var last = sentence.Length - 1;
        for (var closing = 0; last >= 0 && closing <= MostClosing && (sentence[last] == ' ' || Closing.Contains(sentence[last], StringComparison.Ordinal)); closing++)
        {
            last--;
        }

        return last >= 0 && sentence[last] is '.' or '!' or '?';
    }

    private static void End(StringBuilder sentence, List<(string Text, bool Ended)> sentences)
    {
        var text = sentence.ToString().Trim().TrimEnd('"', '\'', '”', '’', '_');
        sentence.Clear();
        var bare = text.TrimEnd('.', '!');
        if (bare.Length > 0 && bare[^1] != '?')
        {
            sentences.Add((bare, bare.Length < text.Length));
        }
    }
}
