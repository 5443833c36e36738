using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Reporting.Text;
using EvalKit.Statistics;

namespace EvalKit.Reporting.Markdown;

/// <summary>The last line of a summary: what was run on what, what it cost, and where the page is.</summary>
internal static class SummaryFacts
{
    private const int CommitLength = 10;

    public static IEnumerable<string> Of(EvalRun run, MarkdownSummaryOptions options)
    {
        var record = run.Results.Record;
        yield return (record.Partial ? "partial run, " : "") + VerdictText.Coverage(record);
        if (Latency(run.Results) is { } latency)
        {
            var before = options.BaselineResults is { } baseline ? Latency(baseline) : null;
            yield return $"median latency {(before is { } was ? Milliseconds(was) + " → " : "")}{Milliseconds(latency)}";
        }

        if (RunCost.Of(run.Results).Describe() is { } cost)
        {
            var before = options.BaselineResults is { } baseline ? RunCost.Of(baseline).CostUsd : null;
            yield return (before is { } was ? $"{RunCost.Dollars(was)} → " : "") + MarkdownText.Long(cost);
        }

        yield return $"run {MarkdownText.Name(record.Id)}";
        if ((options.HeadCommit ?? record.Environment.Commit) is { } commit)
        {
            yield return $"commit {MarkdownText.Name(commit.Length > CommitLength ? commit[..CommitLength] : commit)}";
        }

        yield return run.Baseline is { } held ? $"baseline {MarkdownText.Name(BaselineName.Of(held))}" : "no baseline";
        if (ReportLinks.Page(options.ReportAddress) is { } address)
        {
            yield return $"[report]({address})";
        }
        else if (options.ReportPath is { } path)
        {
            yield return $"report {MarkdownText.Long(path)}";
        }
    }

    /// <summary>The median over the trials that answered; null where none was timed.</summary>
    private static double? Latency(RunResults results) =>
        Descriptive.Quantile([.. results.Rows.Select(r => r.Trial.Latency?.TotalMilliseconds).OfType<double>()], 0.5);

    private static string Milliseconds(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture) + " ms";
}
