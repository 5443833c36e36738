using System.Text;

namespace EvalKit.Testing;

/// <summary>Makes text of models and datasets safe to print: one line, no control characters (terminal escapes among them), bounded length.</summary>
internal static class PlainText
{
    public static string Of(string text, int limit)
    {
        var plain = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var letter in text)
        {
            if (plain.Length >= limit)
            {
                return plain.Append('…').ToString();
            }

            plain.Append(char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter);
        }

        return plain.ToString();
    }
}
