using System.Text;

namespace EvalKit.Scoring;

/// <summary>Removes the calculator marks of worked solutions, such as <c>&lt;&lt;16-3-4=9&gt;&gt;</c>: they are working, not answer.</summary>
internal static class CalculatorMarks
{
    public static string Remove(string text)
    {
        if (!text.Contains("<<", StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var position = 0; position < text.Length;)
        {
            var end = MarkEnd(text, position);
            if (end < 0)
            {
                kept.Append(text[position++]);
            }
            else
            {
                position = end;
            }
        }

        return kept.ToString();
    }

    /// <summary>The position behind the mark that starts here; -1 when none does.</summary>
    private static int MarkEnd(string text, int start)
    {
        if (!text.AsSpan(start).StartsWith("<<", StringComparison.Ordinal))
        {
            return -1;
        }

        var position = start + 2;
        while (position < text.Length && IsCalculation(text[position]))
        {
            position++;
        }

        return text.AsSpan(position).StartsWith(">>", StringComparison.Ordinal) ? position + 2 : -1;
    }

    private static bool IsCalculation(char c) => char.IsAsciiDigit(c) || "+-*/.=()%$, ".Contains(c, StringComparison.Ordinal);
}
