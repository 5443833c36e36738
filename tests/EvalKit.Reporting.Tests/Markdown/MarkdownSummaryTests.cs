namespace EvalKit.Reporting.Tests.Markdown;

public sealed class MarkdownSummaryTests
{
    public static TheoryData<string> Payloads => HostileText.All;

    [Theory]
    [InlineData(Verdict.Fail, "CAUTION", "1 of 3 gates fails: `correctness` (regressed).")]
    [InlineData(Verdict.Inconclusive, "WARNING", "No gate fails, and 1 of 3 gates is not decided by the evidence: `correctness` (floor uncertain).")]
    [InlineData(Verdict.Pass, "TIP", "All 3 gates pass.")]
    public void It_opens_with_the_verdict_in_one_sentence(Verdict verdict, string alert, string sentence)
    {
        var run = SampleRun.Small().Build();
        run = run with { Gates = [run.Gates[0], WithVerdict(run.Gates[1], verdict), run.Gates[2]] };

        MarkdownSummary.Render(run).Should().StartWith($"> [!{alert}]\n> **{verdict}** `faq`: {sentence}\n");
    }

    [Fact]
    public void It_shows_the_gate_lines_then_what_regressed_what_improved_and_errors()
    {
        var run = SampleRun.Small().Build();

        var text = MarkdownSummary.Render(run, new MarkdownSummaryOptions { ReportPath = ".evalkit/faq.html" });

        text.Should().ContainAll(run.Gates.Select(g => $"`{g.Text}`"));
        text.Should().Contain("### Regressed cases (1)\n\n- `returns-window`: `correctness true → false`, `squad_f1 0.91 → 0.42`  \n");
        text.Should().Contain("### Improved cases (1)\n\n- `shipping-cost`: `correctness false → true`, `squad_f1 0.35 → 0.88`\n");
        text.Should().Contain("### Errors (2)\n\n- `gift-cards`: `app error: Connection to the index was lost`\n- `warranty`: `correctness unparseable: ");
        text.Should().EndWith("commit `0123456789` · baseline `baselines/faq.jsonl` · report `.evalkit/faq.html`\n");
    }

    [Fact]
    public void Sections_without_content_are_left_out()
    {
        var run = new SampleRun { HasBaseline = false }.Add(new SampleCase("one", "q", "a", "a", null)).Build();

        MarkdownSummary.Render(run).Should().NotContain("###").And.Contain("no baseline");
    }

    [Fact]
    public void Its_length_is_bounded()
    {
        var text = MarkdownSummary.Render(SampleRun.Large(5000).Build());

        text.Should().Contain("### Regressed cases (500)").And.Contain("<summary>15 more</summary>").And.Contain("- and 480 more");
        text.Length.Should().BeLessThan(15_000);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_a_case_stays_in_its_place(string payload)
    {
        var plain = MarkdownSummary.Render(HostileText.Everywhere("harmless").Build(), Options("harmless"));
        var hostile = MarkdownSummary.Render(HostileText.Everywhere(payload).Build(), Options(payload));

        MarkdownShape.Of(hostile).Should().Equal(MarkdownShape.Of(plain));
    }

    private static MarkdownSummaryOptions Options(string text) => new() { ReportPath = text, HeadCommit = text, BaselineResults = HostileText.Everywhere(text).BaselineResults() };

    private static GateResult WithVerdict(GateResult gate, Verdict verdict) => verdict switch
    {
        Verdict.Pass => gate with { Conditions = [gate.Conditions[0] with { Verdict = Verdict.Pass, Reason = GateReason.Ok }] },
        Verdict.Inconclusive => gate with { Conditions = [gate.Conditions[0]] },
        _ => gate,
    };
}
