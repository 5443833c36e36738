namespace EvalKit.Judging;

/// <summary>Cuts a page out of what is longer than one.</summary>
internal static class TextPage
{
    /// <summary>The characters from a place on, at most so many and at least one; no surrogate pair is cut in half.</summary>
    public static string Of(string text, int skip, int maximum)
    {
        var end = Math.Min(text.Length, skip + maximum);
        return end < text.Length && end - skip > 1 && char.IsHighSurrogate(text[end - 1]) ? text[skip..(end - 1)] : text[skip..end];
    }

    /// <summary>The first lines that fit together, at least one, which is cut where it alone is too long.</summary>
    public static IReadOnlyList<string> Fitting(IReadOnlyList<string> lines, int maximum)
    {
        var (left, fitting) = (maximum, new List<string>());
        foreach (var line in lines)
        {
            if (line.Length + 1 > left && fitting.Count > 0)
            {
                break;
            }

            fitting.Add(Of(line, 0, left));
            left -= line.Length + 1;
        }

        return fitting;
    }
}
