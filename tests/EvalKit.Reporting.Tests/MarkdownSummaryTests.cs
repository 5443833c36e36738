using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Tests;

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

        var text = MarkdownSummary.Render(run, ".evalkit/faq.html");

        text.Should().ContainAll(run.Gates.Select(g => $"`{g.Text}`"));
        text.Should().Contain("### Regressed cases (1)\n\n- `returns-window`: `correctness` `true → false`, `squad_f1` `0.91 → 0.42`\n");
        text.Should().Contain("### Improved cases (1)\n\n- `shipping-cost`: `squad_f1` `0.35 → 0.88`, `correctness` `false → true`\n");
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

        text.Should().Contain("### Regressed cases (500)").And.Contain("- and 480 more");
        text.Length.Should().BeLessThan(10_000);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_a_case_stays_in_its_place(string payload)
    {
        var plain = MarkdownSummary.Render(HostileText.Everywhere("harmless").Build(), "harmless");
        var hostile = MarkdownSummary.Render(HostileText.Everywhere(payload).Build(), payload);

        WithoutCode(hostile).Should().Equal(WithoutCode(plain));
    }

    /// <summary>The lines with every code span (CommonMark 6.1: closed by a run of as many backticks) replaced by one mark.</summary>
    private static IEnumerable<string> WithoutCode(string markdown) =>
        markdown.Split('\n').Select(line => Regex.Replace(line, "(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "□"));

    private static GateResult WithVerdict(GateResult gate, Verdict verdict) => verdict switch
    {
        Verdict.Pass => gate with { Conditions = [gate.Conditions[0] with { Verdict = Verdict.Pass, Reason = GateReason.Ok }] },
        Verdict.Inconclusive => gate with { Conditions = [gate.Conditions[0]] },
        _ => gate,
    };
}
