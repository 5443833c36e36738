using System.Text.RegularExpressions;

namespace DocsAssistantSample.Reading;

/// <summary>Turns a line of Markdown into the text that a reader sees.</summary>
internal static partial class PlainText
{
    public static string Of(string markdown)
    {
        var text = Link().Replace(markdown, "$1");
        text = Emphasis().Replace(text, "$1");
        text = text.Replace("`", "", StringComparison.Ordinal).Replace(@"\|", "|", StringComparison.Ordinal);
        return Spaces().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\w)\*{1,2}([^*\s](?:[^*]*[^*\s])?)\*{1,2}(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
