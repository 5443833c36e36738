using System.Text;

namespace EvalKit.Reporting.Text;

/// <summary>One line of a longer text.</summary>
internal static class ShortText
{
    /// <summary>Runs of white space become one space, and what is beyond the limit becomes "…"; a surrogate pair is never cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest result, in characters, from 2.</param>
    public static string Of(string text, int limit)
    {
        var line = new StringBuilder(Math.Min(text.Length, limit + 1));
        var isSpacePending = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                isSpacePending = line.Length > 0;
                continue;
            }

            if (isSpacePending)
            {
                line.Append(' ');
                isSpacePending = false;
            }

            line.Append(character);
            if (line.Length > limit)
            {
                return Cut(line, limit);
            }
        }

        return line.ToString();
    }

    private static string Cut(StringBuilder line, int limit)
    {
        var end = limit - 1;
        if (char.IsHighSurrogate(line[end - 1]))
        {
            end--;
        }

        return line.ToString(0, end) + "…";
    }
}
