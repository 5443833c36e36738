using System.Text;

namespace EvalKit.Judging;

/// <summary>The sentences of a reply, up to a full stop or exclamation mark before white space or to the end of a line, and whether something ends each. Questions are left out.</summary>
internal static class Sentences
{
    private const string Closing = "\"'”’)]";
    private const int MostClosing = 4;

    public static IReadOnlyList<(string Text, bool Ended)> Of(string text)
    {
        var sentences = new List<(string Text, bool Ended)>();
        var sentence = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '\n' or '\r')
            {
                End(sentence, sentences, line: true);
            }
            else if (char.IsWhiteSpace(c))
            {
                if (sentence.Length > 0 && sentence[^1] != ' ')
                {
                    sentence.Append(' ');
                }

                if (EndsSentence(sentence))
                {
                    End(sentence, sentences, line: false);
                }
            }
            else if (c is not ('*' or '`'))
            {
                sentence.Append(c);
            }
        }

        End(sentence, sentences, line: false);
        return sentences;
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

    private static void End(StringBuilder sentence, List<(string Text, bool Ended)> sentences, bool line)
    {
        var text = sentence.ToString().Trim().TrimEnd('"', '\'', '”', '’', '_');
        sentence.Clear();
        var bare = text.TrimEnd('.', '!');
        if (bare.Length > 0 && bare[^1] != '?')
        {
            sentences.Add((bare, line || bare.Length < text.Length));
        }
    }
}
