namespace EvalKit.Scoring;

/// <summary>
/// US social security numbers in their three groups, without those that are never given out: area 000, 666 and from 900, group 00, serial 0000, and two numbers that
/// stood in advertisements.
/// </summary>
internal static class SocialSecurityNumbers
{
    private static readonly string[] Advertised = ["078051120", "219099999"];

    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        foreach (var run in DigitGroups.In(text))
        {
            for (var first = 0; first + 2 < run.Count; first++)
            {
                var (area, group, serial) = (run[first], run[first + 1], run[first + 2]);
                if (IsNumber(text, area, group, serial) && !Continues(text, run, first))
                {
                    yield return (area.Start, serial.End);
                    first += 2;
                }
            }
        }
    }

    private static bool IsNumber(string text, (int Start, int End) area, (int Start, int End) group, (int Start, int End) serial)
    {
        if (area.End - area.Start != 3 || group.End - group.Start != 2 || serial.End - serial.Start != 4 || text[area.End] != text[group.End])
        {
            return false;
        }

        var digits = string.Concat(text.AsSpan(area.Start, 3), text.AsSpan(group.Start, 2), text.AsSpan(serial.Start, 4));
        return !digits.StartsWith("000", StringComparison.Ordinal) && !digits.StartsWith("666", StringComparison.Ordinal) && digits[0] != '9' && digits[3..5] != "00" && digits[5..] != "0000"
            && !Advertised.Contains(digits) && Surroundings.StandAlone(text, area.Start, serial.End);
    }

    /// <summary>Whether the groups belong to a longer number, joined by the same character.</summary>
    private static bool Continues(string text, IReadOnlyList<(int Start, int End)> run, int first)
    {
        var separator = text[run[first].End];
        return (first > 0 && text[run[first - 1].End] == separator) || (first + 3 < run.Count && text[run[first + 2].End] == separator);
    }
}
