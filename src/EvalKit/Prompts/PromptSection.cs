using Microsoft.Extensions.AI;
using Scriban;

namespace EvalKit.Prompts;

/// <summary>One section of a prompt, parsed.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Line">The line of its heading, from 1.</param>
/// <param name="Template">Its text.</param>
internal sealed record PromptSection(ChatRole Role, int Line, Template Template)
{
    private const string System = "# system";
    private const string User = "# user";

    public static IReadOnlyList<PromptSection> Read(string[] lines, int firstLine, string path, bool isUserOptional)
    {
        var headings = Enumerable.Range(firstLine - 1, Math.Max(0, lines.Length - firstLine + 1)).Where(i => lines[i].TrimEnd() is System or User).ToList();
        for (var i = firstLine - 1; i < (headings.Count > 0 ? headings[0] : lines.Length); i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                throw Fault(path, i, $"expected '{System}' or '{User}' at the start of the line, found '{Shorten(lines[i])}'");
            }
        }

        CheckOrder(headings.ConvertAll(i => lines[i].TrimEnd()), headings, path, lines.Length, isUserOptional);
        return [.. headings.Select((start, i) => Parse(lines, start, i + 1 < headings.Count ? headings[i + 1] : lines.Length, path))];
    }

    private static void CheckOrder(List<string> names, List<int> lines, string path, int count, bool isUserOptional)
    {
        if (names is not ([User] or [System, User]) && !(isUserOptional && names is [System]))
        {
            throw Fault(
                path,
                lines.Count > 0 ? lines[^1] : Math.Max(0, count - 1),
                $"expected one section '{User}', with at most one section '{System}' before it{(isUserOptional ? $", or '{System}' alone" : "")}, found {(names.Count == 0 ? "none" : string.Join(", ", names.Select(n => $"'{n}'")))}");
        }
    }

    private static PromptSection Parse(string[] lines, int heading, int end, string path)
    {
        // Blank lines stand in for what is above, so that the engine's positions are those of the file.
        var text = new string('\n', heading + 1) + string.Join('\n', lines[(heading + 1)..end]);
        var template = Template.Parse(text, path);
        if (template.HasErrors)
        {
            var message = template.Messages[0];
            throw new EvalKitException(FaultKind.Usage, $"{path}:{message.Span.Start.Line + 1}:{message.Span.Start.Column + 1}: {message.Message}");
        }

        return new PromptSection(lines[heading].TrimEnd() == System ? ChatRole.System : ChatRole.User, heading + 1, template);
    }

    private static EvalKitException Fault(string path, int line, string message) => new(FaultKind.Usage, $"{path}:{line + 1}: {message}.");

    private static string Shorten(string line) => line.Length <= 60 ? line : line[..60] + "…";
}
