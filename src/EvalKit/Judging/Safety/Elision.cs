using System.Globalization;

namespace EvalKit.Judging.Safety;

/// <summary>Leaves the middle out of a text that is too long, and says so in its place: beginning and end decide most verdicts, and a silent cut would be a lie.</summary>
internal static class Elision
{
    /// <summary>The text in at most so many code points, and how many were left out.</summary>
    public static (string Text, int LeftOut) Cut(string text, int maximum)
    {
        if (text.Length <= maximum)
        {
            return (text, 0);
        }

        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length <= maximum)
        {
            return (text, 0);
        }

        var leftOut = runes.Length - maximum + Marker(runes.Length).Length;
        var kept = maximum - Marker(runes.Length).Length;
        var head = kept - (kept / 2);
        var cut = string.Concat(runes.Take(head).Select(r => r.ToString()))
            + Marker(leftOut)
            + string.Concat(runes.Skip(runes.Length - (kept / 2)).Select(r => r.ToString()));
        return (cut, leftOut);
    }

    /// <summary>Within the line: a mark such as a heading, which was none in the midst of its line, must not come to stand at the beginning or the end of one.</summary>
    private static string Marker(int leftOut) => string.Create(CultureInfo.InvariantCulture, $" [… {leftOut} characters are left out here …] ");
}
