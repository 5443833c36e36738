using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>Cases as items of a list: the case as a link into the page, what changed, and what it answers now.</summary>
internal sealed class MarkdownCases(EvalRun run, MarkdownSummaryOptions options)
{
    private const int MaxChanges = 5;
    private const string NextLine = "  \n  ";

    private readonly CaseOutputs _outputs = new(run, options.BaselineResults);

    /// <summary>What got worse, with a short excerpt of both answers.</summary>
    public string Regressed(ReportCase reportCase) => Changes(reportCase, -1) + Outputs(reportCase);

    public string Improved(ReportCase reportCase) => Changes(reportCase, 1);

    public string Error(ReportCase reportCase) => $"{Case(reportCase)}: {MarkdownText.Long(CaseErrors.First(reportCase, run.Results))}";

    public string Flaky(FlakyCase flaky) => $"{Case(flaky.Case)}: {MarkdownText.Name(flaky.Feedback)} passes in {VerdictText.Number(flaky.Passed)} of "
        + $"{VerdictText.Number(flaky.Repeats)} repeats, and {(flaky.PassedBefore ? "passed" : "failed")} in each before";

    /// <summary>A link to the page with a filter set; null without an address.</summary>
    public string? All(string filter) => ReportLinks.Filter(options.ReportAddress, filter) is { } address ? $"[all of them]({address})" : null;

    private string Case(ReportCase reportCase)
    {
        var name = MarkdownText.Name(reportCase.Case.Id);
        return ReportLinks.Case(options.ReportAddress, reportCase.Case.Id) is { } address ? $"[{name}]({address})" : name;
    }

    private string Changes(ReportCase reportCase, int direction)
    {
        // Changes come worst first.
        var changes = (direction < 0 ? reportCase.Changes : reportCase.Changes.Reverse()).Where(c => ChangeDirection.Of(c, run.Results) == direction).ToList();
        var shown = changes.Take(MaxChanges).Select(c => MarkdownText.Name($"{c.Feedback} {ChangeText.Of(c, run.Results)}"));
        return $"{Case(reportCase)}: {string.Join(", ", shown)}{(changes.Count > MaxChanges ? ", …" : "")}";
    }

    private string Outputs(ReportCase reportCase) => string.Concat(_outputs.Of(reportCase).Select(o => $"{NextLine}{o.Name}: {MarkdownText.Long(o.Text)}"));
}
