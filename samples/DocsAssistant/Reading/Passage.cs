namespace DocsAssistantSample.Reading;

/// <summary>A part of a page: what stands between one heading and the next.</summary>
/// <param name="Source">The file, relative to the docs folder, with forward slashes.</param>
/// <param name="Heading">The headings that lead to it, outermost first, joined by " > ".</param>
/// <param name="Text">Its Markdown, without the heading.</param>
public sealed record Passage(string Source, string Heading, string Text);
