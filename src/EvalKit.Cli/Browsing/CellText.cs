using System.Text;
using Spectre.Console.Rendering;

namespace EvalKit.Cli.Browsing;

/// <summary>Text in the cells of a terminal, of which a character takes none, one or two.</summary>
internal static class CellText
{
    private const string Tab = "    ";

    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : text.EnumerateRunes().Sum(Width);

    /// <summary>The text, or its beginning and "…" where it is wider.</summary>
    public static string Cut(string text, int width) => Width(text) <= width ? text : text[..Fit(text, 0, width - 1)] + "…";

    /// <summary>The lines of a text, each broken between words, or inside of one that is wider than a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The cells of a line, from 2.</param>
    public static IEnumerable<string> Wrap(string text, int width) => text.Replace("\t", Tab, StringComparison.Ordinal).Split('\n').SelectMany(l => WrapLine(l.TrimEnd(' '), width));

    private static IEnumerable<string> WrapLine(string line, int width)
    {
        var start = 0;
        for (var end = Fit(line, 0, width); end < line.Length; end = Fit(line, start, width))
        {
            var space = line.LastIndexOf(' ', end, end - start + 1);
            var isBetweenWords = space > start && line.AsSpan(start, space - start).ContainsAnyExcept(' ');
            yield return isBetweenWords ? line[start..space] : line[start..end];
            start = isBetweenWords ? space + 1 : end;
        }

        yield return line[start..];
    }

    /// <summary>Where what fits ends: behind the first character at least, so that a wrap always goes on.</summary>
    private static int Fit(string text, int start, int width)
    {
        var (at, used) = (start, 0);
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune))
        {
            used += Width(rune);
            if (used > width && at > start)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    private static int Width(Rune rune) => rune.IsAscii ? 1 : new Segment(rune.ToString()).CellCount();
}
