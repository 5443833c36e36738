using EvalKit.Metrics;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>The summary of a run for a terminal or a log: the gate lines, the metrics that have no gate, the cases that regressed, and what to do next.</summary>
public static class ConsoleSummary
{
    private const string AppOk = "app_ok";

    /// <summary>Renders the summary as plain text without colour or escapes; its lines end in LF.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    /// <param name="blessCommand">The command that makes the run the baseline; null for <c>evalkit bless</c> with the suite's name.</param>
    public static string Render(EvalRun run, string? reportPath, string? blessCommand = null) => SummaryLine.Join(Lines(run, reportPath, blessCommand));

    /// <summary>The lines of the summary, each with what it says, for a terminal that has colours.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    /// <param name="blessCommand">The command that makes the run the baseline; null for <c>evalkit bless</c> with the suite's name.</param>
    public static IReadOnlyList<SummaryLine> Lines(EvalRun run, string? reportPath, string? blessCommand = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. run.Gates.Select(g => new SummaryLine(SummaryLineKind.Gate, TerminalText.Of(g.Text)) { Verdict = g.Verdict }),
            .. run.Metrics.Where(m => IsUngated(m, run)).Select(m => new SummaryLine(SummaryLineKind.Metric, TerminalText.Of(MetricLine.Of(m, run)))),
            Outcome(run),
            .. run.Warnings.Select(w => new SummaryLine(SummaryLineKind.Warning, $"warning: {TerminalText.Of(w)}")),
            .. CaseLines.Of(run, CaseMovement.Regressed),
            .. RunCost.Of(run.Results).Describe() is { } cost ? [new SummaryLine(SummaryLineKind.Metric, TerminalText.Of(cost))] : Array.Empty<SummaryLine>(),
            .. Next(run, reportPath, blessCommand),
        ];
    }

    private static SummaryLine Outcome(EvalRun run)
    {
        var record = run.Results.Record;
        var text = $"{run.Verdict.ToString().ToUpperInvariant()} {TerminalText.Of(record.Suite)}: {VerdictText.Coverage(record)}{(record.Partial ? ", a partial run, which decides no gate but what one case alone fails" : "")}";
        return new SummaryLine(SummaryLineKind.Outcome, text) { Verdict = run.Verdict };
    }

    private static IEnumerable<SummaryLine> Next(EvalRun run, string? reportPath, string? blessCommand)
    {
        var record = run.Results.Record;
        if (reportPath is not null)
        {
            yield return new SummaryLine(SummaryLineKind.Report, $"report: {TerminalText.Of(reportPath)}");
        }

        if (run is { Baseline: null, Verdict: Verdict.Pass or Verdict.Inconclusive } && !record.Partial)
        {
            var command = TerminalText.Of(blessCommand ?? $"evalkit bless {record.Suite}");
            yield return new SummaryLine(SummaryLineKind.NextStep, $"no baseline: `{command}` makes this run the one that later runs are held against");
        }
    }

    /// <summary>Metrics without a gate have no gate line, and app_ok has one that says it better.</summary>
    private static bool IsUngated(Metric metric, EvalRun run) =>
        metric.Feedback.Name != AppOk && run.Gates.All(g => g.Metric != metric.Name.ToString()) && (metric.N > 0 || IsFirst(metric, run));

    /// <summary>Of a feedback that has no value at all, one line is enough.</summary>
    private static bool IsFirst(Metric metric, EvalRun run) => metric == run.Metrics.First(m => m.Feedback.Name == metric.Feedback.Name);
}
