using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Text;

/// <summary>
/// Text that others wrote, inside Markdown. It is always a code span on one line: there HTML, links, mentions and references are plain text, and a fence
/// longer than any run of backticks inside cannot be closed by them.
/// </summary>
internal static partial class MarkdownText
{
    private const int NameLength = 80;
    private const int TextLength = 240;

    /// <summary>A name, of which 80 characters are shown.</summary>
    public static string Name(string text) => Code(text, NameLength);

    /// <summary>A line of text, of which 240 characters are shown.</summary>
    public static string Long(string text) => Code(text, TextLength);

    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters of it that are shown.</param>
    public static string Code(string text, int limit)
    {
        var line = ShortText.Of(HiddenCharacters.Show(text), limit);
        if (line.Length == 0)
        {
            return "(empty)";
        }

        var longest = Backticks().Matches(line).Select(m => m.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', longest + 1);
        var padding = longest > 0 ? " " : "";
        return $"{fence}{padding}{line}{padding}{fence}";
    }

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
