namespace DocsAssistantSample.Reading;

/// <summary>Splits a Markdown page at its headings.</summary>
internal static class MarkdownSplitter
{
    private const string Fence = "```";

    public static IEnumerable<Passage> Split(string source, string markdown)
    {
        var trail = new List<(int Level, string Title)>();
        var body = new List<string>();
        var inCode = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            inCode ^= line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            var level = inCode ? 0 : HeadingLevel(line);
            if (level == 0)
            {
                body.Add(line);
                continue;
            }

            if (ToPassage(source, trail, body) is { } passage)
            {
                yield return passage;
            }

            body.Clear();
            trail.RemoveAll(heading => heading.Level >= level);
            trail.Add((level, PlainText.Of(line[level..])));
        }

        if (ToPassage(source, trail, body) is { } last)
        {
            yield return last;
        }
    }

    private static int HeadingLevel(string line)
    {
        var level = line.TakeWhile(character => character == '#').Count();
        return level is > 0 and <= 6 && line.Length > level && line[level] == ' ' ? level : 0;
    }

    private static Passage? ToPassage(string source, List<(int Level, string Title)> trail, List<string> body)
    {
        var text = string.Join('\n', body).Trim();
        return text.Length == 0 ? null : new Passage(source, string.Join(" > ", trail.Select(heading => heading.Title)), text);
    }
}
