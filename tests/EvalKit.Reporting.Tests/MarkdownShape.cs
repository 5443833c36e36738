using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Tests;

/// <summary>Markdown without what others wrote in it.</summary>
internal static partial class MarkdownShape
{
    /// <summary>The lines with every code span (CommonMark 6.1: closed by a run of as many backticks) replaced by one mark, and every time by another.</summary>
    public static IEnumerable<string> Of(string markdown) => markdown.Split('\n').Select(line => Time().Replace(CodeSpan().Replace(line, "□"), "△"));

    [GeneratedRegex("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\d+ ms")]
    private static partial Regex Time();
}
