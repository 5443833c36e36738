using System.Text;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>
/// Composes the comment of a session: its worst verdict in one sentence, then its suites, worst first. What does not fit into a comment of GitHub is said
/// shorter: a suite's sections before its gate lines, and the gate lines before the suite itself.
/// </summary>
internal static class CommentText
{
    /// <summary>By this a script finds the comment that it updates. A reader does not see it.</summary>
    public const string Marker = "<!-- evalkit -->";

    /// <summary>GitHub takes 65,536 characters; what is left is for a line that a script may add.</summary>
    public const int MaxLength = 64_000;

    private const int MaxNamed = 10;
    private const int RoomForMore = 40;

    public static string Compose(IEnumerable<CommentPart> parts)
    {
        var sorted = parts.OrderByDescending(p => p.Verdict).ThenBy(p => p.Suite, StringComparer.Ordinal).ToList();
        var text = new StringBuilder($"{Marker}\n> [!{MarkdownSummary.Alert(sorted[0].Verdict)}]\n");
        if (sorted is [var only])
        {
            var head = $"{text}> **{only.Verdict}** {MarkdownText.Name(only.Suite)}: {only.Sentence}\n\n";
            return head + (head.Length + only.Body.Length <= MaxLength ? only.Body : only.Gates);
        }

        text.Append("> ").Append(Sentence(sorted)).Append('\n');
        AppendSuites(text, sorted);
        return text.ToString();
    }

    private static void AppendSuites(StringBuilder text, List<CommentPart> parts)
    {
        // The sections of one suite must not take the place of the gate lines of another.
        var withGates = parts.Sum(p => Heading(p).Length + Gates(p).Length) <= MaxLength - text.Length - RoomForMore;
        var reserved = parts.Sum(p => Reserved(p, withGates)) + RoomForMore;
        for (var i = 0; i < parts.Count; i++)
        {
            var heading = Heading(parts[i]);
            reserved -= Reserved(parts[i], withGates);
            var room = MaxLength - text.Length - heading.Length;
            if (room < RoomForMore)
            {
                text.Append("\nand ").Append(VerdictText.Number(parts.Count - i)).Append(" more suites\n");
                return;
            }

            text.Append(heading).Append(Forms(parts[i]).First(form => form.Length <= Math.Max(0, room - reserved)));
        }
    }

    private static string Heading(CommentPart part) => $"\n## {MarkdownSummary.Mark(part.Verdict)} {MarkdownText.Name(part.Suite)}\n\n{part.Sentence}\n";

    private static string Gates(CommentPart part) => $"\n{part.Gates}";

    private static int Reserved(CommentPart part, bool withGates) => Heading(part).Length + (withGates ? Gates(part).Length : 0);

    /// <summary>From long to short; the last is nothing. What passes is folded.</summary>
    private static IEnumerable<string> Forms(CommentPart part)
    {
        yield return part.Verdict == Verdict.Pass ? $"\n<details>\n<summary>Gates and cases</summary>\n\n{part.Body}\n</details>\n" : $"\n{part.Body}";
        yield return Gates(part);
        yield return "";
    }

    private static string Sentence(List<CommentPart> parts)
    {
        var worst = parts.Where(p => p.Verdict == parts[0].Verdict).ToList();
        if (parts[0].Verdict == Verdict.Pass)
        {
            return $"**Pass**: all {VerdictText.Number(parts.Count)} suites pass.";
        }

        var names = string.Join(", ", worst.Take(MaxNamed).Select(p => MarkdownText.Name(p.Suite))) + (worst.Count > MaxNamed ? ", …" : "");
        var verb = (parts[0].Verdict, worst.Count) switch
        {
            (Verdict.Fail, 1) => "fails",
            (Verdict.Fail, _) => "fail",
            (Verdict.Invalid, _) => "cannot be decided",
            (_, 1) => "is not decided by the evidence",
            _ => "are not decided by the evidence",
        };
        return $"**{parts[0].Verdict}**: {VerdictText.Number(worst.Count)} of {VerdictText.Number(parts.Count)} suites {verb}: {names}.";
    }
}
