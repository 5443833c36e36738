namespace EvalKit.Scoring;

/// <summary>Numbers that are written in groups of ASCII digits, such as 4111 1111 1111 1111: each run with its groups.</summary>
internal static class DigitGroups
{
    /// <summary>Where each group of each run begins and ends. Between groups stands one blank or hyphen.</summary>
    public static IEnumerable<IReadOnlyList<(int Start, int End)>> In(string text)
    {
        var run = new List<(int Start, int End)>();
        for (var place = 0; place < text.Length;)
        {
            var start = place;
            while (place < text.Length && char.IsAsciiDigit(text[place]))
            {
                place++;
            }

            if (place > start)
            {
                run.Add((start, place));
            }

            if (run.Count > 0 && !Continues(text, place))
            {
                yield return run;
                run = [];
            }

            place++;
        }
    }

    private static bool Continues(string text, int place) =>
        place + 1 < text.Length && (text[place] is ' ' or '-' or '\u00a0' or '\u202f' or '\u2011' or '\u2013') && char.IsAsciiDigit(text[place + 1]);
}
