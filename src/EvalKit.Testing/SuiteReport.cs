using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>The page of a run, written: what the console and a CI system are told of it. Immutable.</summary>
/// <param name="Line">One line for the console: the gate lines and where the page is.</param>
/// <param name="Ci">The run as CI output takes it.</param>
internal sealed record SuiteReport(string Line, CiSuite Ci)
{
    private const int LongestLine = 4000;

    /// <summary>Writes the page. What cannot be written is said and fails no test.</summary>
    public static async Task<SuiteReport> WriteAsync(SuiteRun suite, string folder)
    {
        var run = suite.Run!;
        var record = run.Results.Record;
        var path = PathOf(record, folder);
        var gates = run.Gates.All(g => g.Reason == GateReason.PartialRun)
            ? FormattableString.Invariant($"{record.SelectedCases} of {record.TotalCases} cases, gates not decided")
            : string.Join("; ", run.Gates.Select(g => g.Text).Append(RegressedCases.Line(run)).OfType<string>());
        var failure = await SessionSummary.TryAsync("report", async () => HtmlReport.WriteFile(run, path, new HtmlReportOptions
        {
            BaselineResults = suite.BaselineResults,
            Traces = await suite.TracesAsync().ConfigureAwait(false),
        })).ConfigureAwait(false);
        return new SuiteReport(
            TerminalText.Of(suite.Redactor.Redact($"EvalKit {record.Suite}: {gates}{string.Concat(suite.Notices.Select(n => $"; {n}"))} -> {failure ?? path}"), LongestLine),
            new CiSuite(run) { BaselineResults = suite.BaselineResults, ReportPath = failure is null ? path : null, Source = suite.Source });
    }

    /// <summary>Where a run's page is; a filtered run must not replace the page of the whole suite.</summary>
    public static string PathOf(RunRecord record, string folder) => Path.Combine(folder, record.Suite + (record.Partial ? ".partial.html" : ".html"));
}
