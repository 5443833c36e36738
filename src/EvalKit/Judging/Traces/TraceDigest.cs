using System.Globalization;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>A trace in one text: a line for each span, with what it was given and returned. Where that is too long, the long lines lose their middle first; then whole spans in the middle are left out.</summary>
internal static class TraceDigest
{
    /// <summary>A line that is shorter says what the span is and little more.</summary>
    private const int LeastLine = 200;

    /// <summary>The digest.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="maximum">The most characters that it may have.</param>
    /// <returns>The text, and whether it is the whole trace.</returns>
    public static (string Text, bool IsWhole) Of(JudgedTrace trace, int maximum)
    {
        var shown = new ShownMessages();
        var lines = Enumerable.Range(0, trace.Count).Select(i => trace.Line(i, shown)).ToList();
        if (lines.Sum(l => l.Length + 1) <= maximum)
        {
            return (string.Join('\n', lines), true);
        }

        var most = Math.Max(1, (maximum / LeastLine) - 1);
        var kept = lines.Count <= most ? lines : [.. lines.Take(most - (most / 2)), LeftOut(lines.Count - most), .. lines.TakeLast(most / 2)];
        var longest = Longest(kept, maximum);
        return (string.Join('\n', kept.Select(l => Elision.Cut(l, longest).Text)), false);
    }

    private static string LeftOut(int count) => string.Create(CultureInfo.InvariantCulture, $"[… {count} spans are left out here …]");

    /// <summary>The greatest length to which lines must be cut so that all of them fit: what short ones do not need is for the long ones.</summary>
    private static int Longest(List<string> lines, int maximum)
    {
        var (left, rest) = (maximum - lines.Count, lines.Count);
        foreach (var length in lines.Select(l => l.Length).Order())
        {
            if (length * (long)rest > left)
            {
                break;
            }

            left -= length;
            rest--;
        }

        return rest == 0 ? int.MaxValue : Math.Max(JudgeDefencesReader.LeastCharacters, left / rest);
    }
}
