using System.Text;
using EvalKit.Metrics;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>
/// The summary of a run in GitHub's Markdown, for a pull request or a job: the verdict, the gate lines, and the cases that a reviewer should look at. Its
/// length is bounded, and text of cases and models cannot break out of its place.
/// </summary>
public static class MarkdownSummary
{
    private const int MaxGates = 50;
    private const int MaxRegressed = 20;
    private const int MaxOthers = 10;
    private const int MaxChanges = 5;
    private const int NameLength = 80;
    private const int TextLength = 240;

    /// <summary>Renders the summary; its lines end in LF.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    public static string Render(EvalRun run, string? reportPath = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var cases = ReportCases.Read(run);
        var text = new StringBuilder();
        WriteVerdict(text, run);
        WriteList(text, "", run.Gates, MaxGates, g => $"{VerdictText.Glyph(g.Verdict)} {Text(g.Text)}");
        WriteList(text, "Warnings", run.Warnings, MaxOthers, Text);
        WriteList(text, "Regressed cases", Having(cases, CaseMovement.Regressed), MaxRegressed, c => ChangesOf(c, run));
        WriteList(text, "Improved cases", Having(cases, CaseMovement.Improved), MaxOthers, c => ChangesOf(c, run));
        WriteList(text, "Errors", [.. cases.Where(c => c.HasError)], MaxOthers, c => $"{Name(c.Case.Id)}: {Text(CaseErrors.First(c, run.Results))}");
        WriteFacts(text, run, reportPath);
        return text.ToString();
    }

    private static void WriteVerdict(StringBuilder text, EvalRun run)
    {
        var alert = run.Verdict switch
        {
            Verdict.Pass => "TIP",
            Verdict.Fail => "CAUTION",
            _ => "WARNING",
        };
        text.Append("> [!").Append(alert).Append("]\n> **").Append(run.Verdict).Append("** ").Append(Name(run.Results.Record.Suite)).Append(": ")
            .Append(VerdictText.Sentence(run, Name)).Append('\n');
    }

    private static void WriteList<T>(StringBuilder text, string title, IReadOnlyList<T> items, int limit, Func<T, string> line)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append('\n');
        if (title.Length > 0)
        {
            text.Append("### ").Append(title).Append(" (").Append(VerdictText.Number(items.Count)).Append(")\n\n");
        }

        foreach (var item in items.Take(limit))
        {
            text.Append("- ").Append(line(item)).Append('\n');
        }

        if (items.Count > limit)
        {
            text.Append("- and ").Append(VerdictText.Number(items.Count - limit)).Append(" more\n");
        }
    }

    private static void WriteFacts(StringBuilder text, EvalRun run, string? reportPath)
    {
        var record = run.Results.Record;
        List<string> facts = [(record.Partial ? "partial run, " : "") + VerdictText.Coverage(record), $"run {Name(record.Id)}"];
        if (record.Environment.Commit is { } commit)
        {
            facts.Add($"commit {Name(commit.Length > 10 ? commit[..10] : commit)}");
        }

        facts.Add(run.Baseline is { } baseline ? $"baseline {Name(BaselineName.Of(baseline))}" : "no baseline");
        if (RunCost.Of(run.Results).Describe() is { } cost)
        {
            facts.Add(Text(cost));
        }

        if (reportPath is not null)
        {
            facts.Add($"report {Text(reportPath)}");
        }

        text.Append('\n').AppendJoin(" · ", facts).Append('\n');
    }

    private static List<ReportCase> Having(IEnumerable<ReportCase> cases, CaseMovement movement) => [.. cases.Where(c => c.Movement == movement)];

    private static string ChangesOf(ReportCase reportCase, EvalRun run)
    {
        var changes = reportCase.Changes.Take(MaxChanges).Select(c => $"{Name(c.Feedback)} {Name(ChangeText.Of(c, run.Results))}");
        return $"{Name(reportCase.Case.Id)}: {string.Join(", ", changes)}{(reportCase.Changes.Count > MaxChanges ? ", …" : "")}";
    }

    private static string Name(string text) => MarkdownText.Code(text, NameLength);

    private static string Text(string text) => MarkdownText.Code(text, TextLength);
}
