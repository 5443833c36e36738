using System.Globalization;
using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class CommentTextTests
{
    public static TheoryData<string> Payloads => HostileText.All;

    [Fact]
    public void One_suite_is_its_summary_behind_the_marker()
    {
        var run = SampleRun.Small().Build();

        CommentText.Compose([Part(run)]).Should().Be("<!-- evalkit -->\n" + MarkdownSummary.Render(run));
    }

    [Fact]
    public void Several_suites_are_told_worst_first_with_the_worst_verdict_in_one_sentence()
    {
        var text = CommentText.Compose(
        [
            Part(SampleRun.Small(verdict: Verdict.Pass).Build(), "a-green"), Part(SampleRun.Small(verdict: Verdict.Inconclusive).Build(), "b-open"), Part(SampleRun.Small().Build(), "c-red"),
        ]);

        text.Should().StartWith("<!-- evalkit -->\n> [!CAUTION]\n> **Fail**: 1 of 3 suites fails: `c-red`.\n\n## ❌ `c-red`\n\n1 of 3 gates fails: `correctness` (regressed).\n");
        text.IndexOf("`b-open`", StringComparison.Ordinal).Should().BeGreaterThan(text.IndexOf("`c-red`", StringComparison.Ordinal))
            .And.BeLessThan(text.IndexOf("`a-green`", StringComparison.Ordinal));
    }

    [Fact]
    public void When_all_pass_it_says_so_and_folds_the_rest()
    {
        var green = SampleRun.Small(verdict: Verdict.Pass).Build();
        green = green with { Gates = [green.Gates[0]] };

        var text = CommentText.Compose([Part(green, "a"), Part(green, "b")]);

        text.Should().Contain("> [!TIP]\n> **Pass**: all 2 suites pass.").And.Contain("<details>\n<summary>Gates and cases</summary>");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(5000)]
    public void It_fits_into_a_comment_of_GitHub_whatever_is_in_it(int suites)
    {
        var hostile = Part(HostileText.Everywhere(new string('`', 500)).Build());
        var large = Part(SampleRun.Large(400).Build());
        var parts = Enumerable.Range(0, suites).Select(i => (i % 2 == 0 ? large : hostile) with { Suite = string.Create(CultureInfo.InvariantCulture, $"suite-{i}") });

        var text = CommentText.Compose(parts);

        text.Length.Should().BeLessThanOrEqualTo(65_536);
        text.Should().Contain("`suite-0`");
        if (suites == 5000)
        {
            text.Should().MatchRegex(@"\nand [0-9,]+ more suites\n$");
        }
    }

    [Fact]
    public void Where_not_everything_fits_the_later_suites_keep_their_gate_lines()
    {
        var run = SampleRun.Large(400).Build();
        var part = Part(run);

        var text = CommentText.Compose(Enumerable.Range(0, 30).Select(i => part with { Suite = string.Create(CultureInfo.InvariantCulture, $"suite-{i:00}") }));

        text.Should().Contain("`suite-29`").And.NotContain("more suites");
        text.Split(run.Gates[1].Text).Should().HaveCount(31, "each suite shows its gates");
        text.Split("### Regressed cases").Length.Should().BeLessThan(31);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_a_case_stays_in_its_place(string payload)
    {
        var plain = CommentText.Compose([Part(HostileText.Everywhere("harmless").Build()), Part(SampleRun.Small().Build())]);
        var hostile = CommentText.Compose([Part(HostileText.Everywhere(payload).Build()), Part(SampleRun.Small().Build())]);

        MarkdownShape.Of(hostile).Should().BeEquivalentTo(MarkdownShape.Of(plain), "only code spans differ; the order of suites may");
    }

    private static CommentPart Part(EvalRun run, string? suite = null)
    {
        var part = CommentPart.Of(run, new MarkdownSummaryOptions());
        return part with { Suite = suite ?? part.Suite };
    }
}
