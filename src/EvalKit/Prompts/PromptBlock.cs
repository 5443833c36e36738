namespace EvalKit.Prompts;

/// <summary>An untrusted block as it stands in a rendered prompt. Immutable.</summary>
/// <param name="Name">The expression that filled it, such as <c>outputs</c> or <c>expectations.expected_response</c>.</param>
/// <param name="IsJson">Whether the content is JSON (a list or an object) rather than a text.</param>
/// <param name="Content">What stands between the delimiters.</param>
public sealed record PromptBlock(string Name, bool IsJson, string Content)
{
    /// <summary>How the content is written between the delimiters. Default: as it is.</summary>
    public Spotlighting Spotlighting { get; init; }

    /// <summary>Delimits the block.</summary>
    /// <param name="boundary">The delimiter; see <see cref="PromptBoundary"/>.</param>
    public string Write(string boundary)
    {
        var (form, text) = SpotlitText.Write(Content, Spotlighting);
        return $"<<{Name}{(IsJson ? JsonMark : "")}{(form.Length > 0 ? " " + form : "")} {boundary}>>\n{text}\n<</{Name} {boundary}>>";
    }

    /// <summary>Finds the blocks of a rendered prompt, in their order. A block ends only at its own delimiter.</summary>
    /// <param name="prompt">The prompt.</param>
    public static IReadOnlyList<PromptBlock> Find(string prompt)
    {
        var blocks = new List<PromptBlock>();
        var lines = prompt.Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (ReadHead(lines[start]) is not var (name, isJson, form, boundary))
            {
                continue;
            }

            var end = Array.IndexOf(lines, $"<</{name} {boundary}>>", start + 1);
            if (end > start && SpotlitText.Read(form, string.Join('\n', lines[(start + 1)..end])) is { } content)
            {
                blocks.Add(new PromptBlock(name, isJson, content) { Spotlighting = SpotlitText.KindOf(form) });
                start = end;
            }
        }

        return blocks;
    }

    private const string Json = "json";
    private const string JsonMark = " " + Json;

    private static (string Name, bool IsJson, string Form, string Boundary)? ReadHead(string line)
    {
        if (!line.StartsWith("<<", StringComparison.Ordinal) || line.StartsWith("<</", StringComparison.Ordinal) || !line.EndsWith(">>", StringComparison.Ordinal))
        {
            return null;
        }

        return line[2..^2].Split(' ') switch
        {
            [var name, var boundary] => (name, false, "", boundary),
            [var name, Json, var boundary] => (name, true, "", boundary),
            [var name, var form, var boundary] when SpotlitText.IsForm(form) => (name, false, form, boundary),
            [var name, Json, var form, var boundary] when SpotlitText.IsForm(form) => (name, true, form, boundary),
            _ => null,
        };
    }
}
