using System.Text;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>
/// The summary of a run in GitHub's Markdown, for a pull request or a job: the verdict, the gate lines, and what a reviewer should look at; a section
/// without content is left out. Its length is bounded, and text of cases and models cannot break out of its place.
/// </summary>
public static class MarkdownSummary
{
    private const int MaxGates = 50;
    private const int MaxRegressed = 20;
    private const int MaxOthers = 10;

    /// <summary>Renders the summary; its lines end in LF.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">What it shows beside the run; null for the defaults.</param>
    public static string Render(EvalRun run, MarkdownSummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        options ??= new MarkdownSummaryOptions();
        var text = new StringBuilder();
        WriteVerdict(text, run, options);
        text.Append('\n').Append(RenderBody(run, options));
        return text.ToString();
    }

    /// <summary>What follows the verdict: the gate lines and the sections.</summary>
    internal static string RenderBody(EvalRun run, MarkdownSummaryOptions options)
    {
        var cases = ReportCases.Read(run);
        var lines = new MarkdownCases(run, options);
        var text = new StringBuilder();
        MarkdownList.Write(text, run.Gates, MaxGates, GateText);
        MarkdownList.WriteSection(text, "Regressed cases", Having(cases, CaseMovement.Regressed), MaxRegressed, lines.Regressed, lines.All("regressed"));
        MarkdownList.WriteSection(text, "Newly flaky cases", FlakyCases.Of(run, cases), MaxOthers, lines.Flaky);
        MarkdownList.WriteSection(text, "Errors", [.. cases.Where(c => c.HasError)], MaxOthers, lines.Error, lines.All("errors"));
        MarkdownList.WriteSection(text, "Slices that moved", SliceMoves.Of(run), MaxOthers, SliceText);
        MarkdownList.WriteSection(text, "Improved cases", [.. Having(cases, CaseMovement.Improved).OrderByDescending(c => c.ChangeRank)], MaxOthers, lines.Improved, lines.All("improved"));
        MarkdownList.WriteSection(text, "Warnings", run.Warnings, MaxOthers, MarkdownText.Long);
        text.Append('\n').AppendJoin(" · ", SummaryFacts.Of(run, options)).Append('\n');
        return text.ToString();
    }

    /// <summary>A gate line with its verdict's mark.</summary>
    internal static string GateText(GateResult gate) => $"{Mark(gate.Verdict)} {MarkdownText.Long(gate.Text)}";

    /// <summary>The verdict as a picture that reads without colour; text marks are too small between lines of a pull request.</summary>
    internal static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✅",
        Verdict.Inconclusive => "➖",
        Verdict.Invalid => "⚠️",
        _ => "❌",
    };

    /// <summary>The kind of alert that a verdict is.</summary>
    internal static string Alert(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "TIP",
        Verdict.Fail => "CAUTION",
        _ => "WARNING",
    };

    private static void WriteVerdict(StringBuilder text, EvalRun run, MarkdownSummaryOptions options)
    {
        if (options.HasAlert)
        {
            text.Append("> [!").Append(Alert(run.Verdict)).Append("]\n");
        }

        text.Append("> **").Append(run.Verdict).Append("** ").Append(MarkdownText.Name(run.Results.Record.Suite)).Append(": ")
            .Append(VerdictText.Sentence(run, MarkdownText.Name)).Append('\n');
    }

    private static string SliceText(SliceMove move) =>
        $"{MarkdownText.Name(move.Slice)}: {MarkdownText.Name(
            $"{move.Feedback.Name} {NumberText.Value(move.Baseline, move.Feedback)} → {NumberText.Value(move.Candidate, move.Feedback)}")} "
        + $"({NumberText.Difference(move.Candidate - move.Baseline, move.Feedback)}, n={VerdictText.Number(move.Count)})";

    private static List<ReportCase> Having(IEnumerable<ReportCase> cases, CaseMovement movement) => [.. cases.Where(c => c.Movement == movement)];
}
