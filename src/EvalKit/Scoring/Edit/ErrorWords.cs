namespace EvalKit.Scoring;

/// <summary>
/// Words as jiwer cuts them: two or more characters of white space are one blank, white space at the ends is dropped, and blanks part words. A single tab, line end or
/// no-break space stays inside its word.
/// </summary>
internal static class ErrorWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var trimmed = WhiteSpace.Trim(text);
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= trimmed.Length;)
        {
            var run = 0;
            while (i + run < trimmed.Length && WhiteSpace.Is(trimmed[i + run]))
            {
                run++;
            }

            if (i == trimmed.Length || run > 1 || (run == 1 && trimmed[i] == ' '))
            {
                if (i > start)
                {
                    words.Add(trimmed[start..i].ToString());
                }

                start = i + Math.Max(run, 1);
            }

            i += Math.Max(run, 1);
        }

        return words;
    }
}
