namespace DocsAssistantSample.Reading;

/// <summary>Reads a folder of Markdown files into passages, in an order that no operating system changes.</summary>
internal static class DocsFolder
{
    public static IReadOnlyList<Passage> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"A folder with Markdown files was expected at '{folder}', but there is none.");
        }

        var sources = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        IReadOnlyList<Passage> passages =
            [.. sources.SelectMany(source => MarkdownSplitter.Split(source, File.ReadAllText(Path.Combine(folder, source))))];
        return passages.Count > 0
            ? passages
            : throw new InvalidOperationException($"Markdown text was expected under '{folder}', but no file ending in .md has any.");
    }
}
