using System.Text;
using EvalKit.Metrics;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>The summary of a run for a terminal or a log: the gate lines, the metrics that have no gate, the cases that regressed, and what to do next. Plain text without colour or escapes.</summary>
public static class ConsoleSummary
{
    private const string AppOk = "app_ok";
    private const int MaxRegressed = 10;
    private const int MaxChanges = 3;
    private const int NameLength = 60;

    /// <summary>Renders the summary; its lines end in LF.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    /// <param name="blessCommand">The command that makes the run the baseline; null for <c>evalkit bless</c> with the suite's name.</param>
    public static string Render(EvalRun run, string? reportPath, string? blessCommand = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var record = run.Results.Record;
        var text = new StringBuilder();
        foreach (var gate in run.Gates)
        {
            Line(text, TerminalText.Of(gate.Text));
        }

        foreach (var metric in run.Metrics.Where(m => IsUngated(m, run)))
        {
            Line(text, TerminalText.Of(MetricLine.Of(metric, run)));
        }

        Line(text, $"{run.Verdict.ToString().ToUpperInvariant()} {TerminalText.Of(record.Suite)}: {VerdictText.Coverage(record)}{(record.Partial ? ", a partial run" : "")}");
        foreach (var warning in run.Warnings)
        {
            Line(text, $"warning: {TerminalText.Of(warning)}");
        }

        WriteRegressed(text, run);
        if (RunCost.Of(run.Results).Describe() is { } cost)
        {
            Line(text, TerminalText.Of(cost));
        }

        if (reportPath is not null)
        {
            Line(text, $"report: {TerminalText.Of(reportPath)}");
        }

        if (run is { Baseline: null, Verdict: Verdict.Pass or Verdict.Inconclusive } && !record.Partial)
        {
            Line(text, $"no baseline: `{TerminalText.Of(blessCommand ?? $"evalkit bless {record.Suite}")}` makes this run the one that later runs are held against");
        }

        return text.ToString();
    }

    /// <summary>Metrics without a gate have no gate line, and app_ok has one that says it better.</summary>
    private static bool IsUngated(Metric metric, EvalRun run) =>
        metric.Feedback.Name != AppOk && run.Gates.All(g => g.Metric != metric.Name.ToString()) && (metric.N > 0 || IsFirst(metric, run));

    /// <summary>Of a feedback that has no value at all, one line is enough.</summary>
    private static bool IsFirst(Metric metric, EvalRun run) => metric == run.Metrics.First(m => m.Feedback.Name == metric.Feedback.Name);

    private static void WriteRegressed(StringBuilder text, EvalRun run)
    {
        var regressed = ReportCases.Read(run).Where(c => c.Movement == CaseMovement.Regressed).ToList();
        if (regressed.Count == 0)
        {
            return;
        }

        Line(text, $"regressed: {VerdictText.Cases(regressed.Count)}");
        foreach (var reportCase in regressed.Take(MaxRegressed))
        {
            var changes = reportCase.Changes.Take(MaxChanges).Select(c => TerminalText.Of($"{c.Feedback} {ChangeText.Of(c, run.Results)}"));
            Line(text, $"  {TerminalText.Of(reportCase.Case.Id, NameLength)}  {string.Join(", ", changes)}");
        }

        if (regressed.Count > MaxRegressed)
        {
            Line(text, $"  and {VerdictText.Number(regressed.Count - MaxRegressed)} more");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
