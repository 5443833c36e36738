namespace EvalKit.Reporting.Tests;

public sealed class ConsoleSummaryTests
{
    public static TheoryData<string> Payloads => HostileText.All;

    [Fact]
    public void Gate_lines_are_the_headline_and_regressions_follow()
    {
        var run = SampleRun.Small().Build();

        ConsoleSummary.Render(run, ".evalkit/faq.html").Should().Be(
            string.Join('\n', run.Gates.Select(g => g.Text)) + "\n"
            + "squad_f1 0.65 → 0.62 (−3.5 pts, 95% −8.0..+1.0, n=6) no gate; 1 of 7 cases not scored\n"
            + "FAIL faq: 7 cases\n"
            + "regressed: 1 case\n"
            + "  returns-window  correctness true → false, squad_f1 0.91 → 0.42\n"
            + "report: .evalkit/faq.html\n");
    }

    [Fact]
    public void At_most_ten_regressions_are_listed()
    {
        var lines = ConsoleSummary.Render(SampleRun.Large(500).Build(), null).Split('\n');

        lines.Count(l => l.StartsWith("  case-", StringComparison.Ordinal)).Should().Be(10);
        lines.Should().Contain("  and 40 more");
    }

    [Fact]
    public void Without_a_baseline_it_says_how_to_make_one()
    {
        var run = SampleRun.Small(baseline: false, Verdict.Pass).Build();

        ConsoleSummary.Render(run, null).Should().Contain("no baseline: `evalkit bless faq` makes this run");
        ConsoleSummary.Render(run, null, "dotnet evalkit bless evals/faq").Should().Contain("`dotnet evalkit bless evals/faq`");
    }

    [Theory]
    [InlineData(Verdict.Fail)]
    [InlineData(Verdict.Invalid)]
    public void A_run_that_is_red_is_not_offered_as_a_baseline(Verdict verdict)
    {
        ConsoleSummary.Render(SampleRun.Small(baseline: false, verdict).Build(), null).Should().NotContain("bless");
    }

    [Fact]
    public void Metrics_without_a_gate_are_shown_with_their_interval()
    {
        var lines = ConsoleSummary.Render(SampleRun.Small(baseline: false).Build(), null).Split('\n');

        lines.Should().ContainSingle(l => l.StartsWith("squad_f1 0.62 (95% ", StringComparison.Ordinal)).Which.Should().Contain("n=6) no gate; 1 of 7 cases not scored");
        lines.Should().NotContain(l => l.StartsWith("correctness", StringComparison.Ordinal) && l.Contains("no gate", StringComparison.Ordinal));
    }

    [Fact]
    public void A_partial_run_says_so_and_offers_no_baseline()
    {
        var run = new SampleRun { Partial = true, HasBaseline = false }.Add([.. SampleRun.Small().Cases]).Build();

        ConsoleSummary.Render(run, null).Should().Contain("7 of 70 cases, a partial run").And.NotContain("bless");
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_others_adds_no_line_no_escape_and_no_hidden_character(string payload)
    {
        var plain = ConsoleSummary.Render(HostileText.Everywhere("harmless").Build(), "harmless", "harmless");
        var hostile = ConsoleSummary.Render(HostileText.Everywhere(payload).Build(), payload, payload);

        hostile.Split('\n').Should().HaveSameCount(plain.Split('\n'));
        hostile.Where(c => c != '\n').Should().NotContain(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
        hostile.Should().NotContain("[31m").And.NotContain("]8;;").And.NotContain("2J");
    }
}
