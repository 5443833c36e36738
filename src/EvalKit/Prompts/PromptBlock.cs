namespace EvalKit.Prompts;

/// <summary>An untrusted block as it stands in a rendered prompt. Immutable.</summary>
/// <param name="Name">The expression that filled it, such as <c>outputs</c> or <c>expectations.expected_response</c>.</param>
/// <param name="IsJson">Whether the content is JSON (a list or an object) rather than a text.</param>
/// <param name="Content">What stands between the delimiters.</param>
public sealed record PromptBlock(string Name, bool IsJson, string Content)
{
    /// <summary>Delimits the block.</summary>
    /// <param name="boundary">The delimiter; see <see cref="PromptBoundary"/>.</param>
    public string Write(string boundary) => $"<<{Name}{(IsJson ? JsonMark : "")} {boundary}>>\n{Content}\n<</{Name} {boundary}>>";

    /// <summary>Finds the blocks of a rendered prompt, in their order. A block ends only at its own delimiter.</summary>
    /// <param name="prompt">The prompt.</param>
    public static IReadOnlyList<PromptBlock> Find(string prompt)
    {
        var blocks = new List<PromptBlock>();
        var lines = prompt.Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (ReadHead(lines[start]) is not var (name, isJson, boundary))
            {
                continue;
            }

            var end = Array.IndexOf(lines, $"<</{name} {boundary}>>", start + 1);
            if (end > start)
            {
                blocks.Add(new PromptBlock(name, isJson, string.Join('\n', lines[(start + 1)..end])));
                start = end;
            }
        }

        return blocks;
    }

    private const string JsonMark = " json";

    private static (string Name, bool IsJson, string Boundary)? ReadHead(string line)
    {
        if (!line.StartsWith("<<", StringComparison.Ordinal) || line.StartsWith("<</", StringComparison.Ordinal) || !line.EndsWith(">>", StringComparison.Ordinal))
        {
            return null;
        }

        return line[2..^2].Split(' ') switch
        {
            [var name, var boundary] => (name, false, boundary),
            [var name, "json", var boundary] => (name, true, boundary),
            _ => null,
        };
    }
}
