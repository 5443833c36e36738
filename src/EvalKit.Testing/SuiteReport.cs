using EvalKit.Reporting;
using EvalKit.Reporting.Text;

namespace EvalKit.Testing;

/// <summary>Writes the report of a run, and its summary for the CI job and the console. What cannot be written is said and fails no test.</summary>
internal static class SuiteReport
{
    /// <summary>The file of the lines that a test run leaves for the console.</summary>
    public const string SummaryFile = "summary.txt";

    private const int LongestLine = 4000;

    /// <summary>Writes what there is to write.</summary>
    /// <returns>One line for the console: the gate lines and where the report is.</returns>
    public static string Write(SuiteRun suite, string folder, Func<string, string?> environment)
    {
        var run = suite.Run!;
        var record = run.Results.Record;
        var path = PathOf(record, folder);
        var gates = record.Partial
            ? FormattableString.Invariant($"{record.SelectedCases} of {record.TotalCases} cases, gates not decided")
            : string.Join("; ", run.Gates.Select(g => g.Text));
        var failure = Try("report", () =>
        {
            Directory.CreateDirectory(folder);
            using var writer = new StreamWriter(path);
            HtmlReport.Write(run, writer, new HtmlReportOptions { BaselineResults = suite.BaselineResults });
        });
        var unsaid = Try("summary", () => JobSummary.TryAppend(run, failure is null ? path : null, environment));
        return TerminalText.Of(suite.Redactor.Redact($"EvalKit {record.Suite}: {gates} -> {failure ?? path}{(unsaid is null ? "" : "; " + unsaid)}"), LongestLine);
    }

    /// <summary>Where a run's page is; a filtered run must not replace the page of the whole suite.</summary>
    public static string PathOf(RunRecord record, string folder) => Path.Combine(folder, record.Suite + (record.Partial ? ".partial.html" : ".html"));

    /// <summary>Writes the lines for the console: <c>dotnet test</c> shows nothing of a passing test, so the build targets print this file when it has ended.</summary>
    public static void WriteSummary(IReadOnlyList<string> lines, string folder)
    {
        if (lines.Count > 0)
        {
            Try("summary", () => File.WriteAllLines(Path.Combine(folder, SummaryFile), lines));
        }
    }

    /// <returns>Why it could not be written; null when it was.</returns>
    private static string? Try(string what, Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception exception)
        {
            // Thrown here, it would end the test host before the gates' tests ran.
            return $"the {what} could not be written: {exception.Message}";
        }
    }
}
