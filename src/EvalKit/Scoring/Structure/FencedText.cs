namespace EvalKit.Scoring;

/// <summary>The text in a fenced code block of Markdown.</summary>
public static class FencedText
{
    private const string Fence = "```";

    /// <summary>The text between the fences (<c>```</c>, with or without the name of a language) where the whole text is one fenced code block; else the text.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var trimmed = text.Trim();
        var lineEnd = trimmed.IndexOf('\n', StringComparison.Ordinal);
        return lineEnd > 0
            && trimmed.Length >= lineEnd + Fence.Length
            && trimmed.StartsWith(Fence, StringComparison.Ordinal)
            && trimmed.EndsWith(Fence, StringComparison.Ordinal)
                ? trimmed[(lineEnd + 1)..^Fence.Length]
                : text;
    }
}
