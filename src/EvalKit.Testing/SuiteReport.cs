using EvalKit.Metrics;
using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>The page of a run, written: what the console and a CI system are told of it. Immutable.</summary>
/// <param name="Lines">For the console: one line with the gate lines, the cost and where the page is, and one for each warning.</param>
/// <param name="Ci">The run as CI output takes it.</param>
internal sealed record SuiteReport(IReadOnlyList<string> Lines, CiSuite Ci)
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
            [
                Line($"{gates}{Cost(run)}{string.Concat(suite.Notices.Select(n => $"; {n}"))} -> {failure ?? path}"),
                .. run.Warnings.Select(w => Line($"warning: {w}")),
            ],
            new CiSuite(run) { BaselineResults = suite.BaselineResults, ReportPath = failure is null ? path : null, Source = suite.Source });

        string Line(string text) => TerminalText.Of(suite.Redactor.Redact($"EvalKit {record.Suite}: {text}"), LongestLine);
    }

    /// <summary>What was spent, or may have been; nothing where recordings and the baseline answered everything.</summary>
    private static string Cost(EvalRun run) => RunCost.Of(run.Results) is { KnownUsd: > 0 } or { UnknownCalls: > 0 } ? $"; {RunCost.Of(run.Results).Describe()}" : "";

    /// <summary>Where a run's page is; a filtered run must not replace the page of the whole suite.</summary>
    public static string PathOf(RunRecord record, string folder) => Path.Combine(folder, record.Suite + (record.Partial ? ".partial.html" : ".html"));
}
