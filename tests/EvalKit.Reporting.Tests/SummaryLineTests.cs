namespace EvalKit.Reporting.Tests;

public sealed class SummaryLineTests
{
    [Fact]
    public void Each_verdict_has_a_mark_of_its_own_so_that_colour_is_never_the_only_sign()
    {
        var marks = Enum.GetValues<Verdict>().Select(v => new SummaryLine(SummaryLineKind.Gate, "") { Verdict = v }.Mark).ToList();

        marks.Should().OnlyHaveUniqueItems().And.OnlyContain(m => m.Length == 1);
    }

    [Fact]
    public void The_lines_of_a_run_say_what_they_are()
    {
        var run = SampleRun.Small().Build();

        var lines = ConsoleSummary.Lines(run, ".evalkit/faq.html");

        lines.Select(l => l.Kind).Should().Equal(
            SummaryLineKind.Gate, SummaryLineKind.Gate, SummaryLineKind.Gate, SummaryLineKind.Metric, SummaryLineKind.Outcome, SummaryLineKind.Heading,
            SummaryLineKind.Regressed, SummaryLineKind.Report);
        lines.Where(l => l.Kind == SummaryLineKind.Gate).Select(l => l.Verdict).Should().Equal(run.Gates.Select(g => (Verdict?)g.Verdict));
        string.Concat(lines.Select(l => $"{l.Plain}\n")).Should().Be(ConsoleSummary.Render(run, ".evalkit/faq.html"));
    }

    [Fact]
    public void The_changes_of_a_comparison_are_for_the_better_or_the_worse_by_the_polarity_of_their_feedback()
    {
        var comparison = SampleRun.Small().Build().Comparison!;
        var lowerIsBetter = comparison.Feedback[1] with { Feedback = new FeedbackInfo("cost", FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter } };
        var lines = ComparisonSummary.Lines(comparison with
        {
            Feedback = [lowerIsBetter],
            Changes = [new CaseChange("dearer", "cost", 1, 2), new CaseChange("cheaper", "cost", 2, 1), new CaseChange("gone", "cost", 2, null)],
        });

        lines.Where(l => l.IsIndented).Skip(1).Select(l => (l.Kind, l.Text[..4])).Should().Equal(
            (SummaryLineKind.Regressed, "dear"), (SummaryLineKind.Improved, "chea"), (SummaryLineKind.Changed, "gone"));
    }
}
