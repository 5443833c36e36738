using System.Text;

namespace EvalKit.Scoring;

/// <summary>White space as Python's <c>split()</c> has it: Unicode's white space and the four separators of ASCII.</summary>
internal static class WhiteSpace
{
    /// <summary>Every character of it.</summary>
    public static readonly char[] All = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(Is)];

    /// <summary>The parts between runs of white space, none of them empty.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Is(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>The text without white space at either end.</summary>
    public static ReadOnlySpan<char> Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Is(text[start]))
        {
            start++;
        }

        while (end > start && Is(text[end - 1]))
        {
            end--;
        }

        return text.AsSpan(start, end - start);
    }

    public static bool Is(Rune rune) => rune.IsBmp && Is((char)rune.Value);

    public static bool Is(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';
}
