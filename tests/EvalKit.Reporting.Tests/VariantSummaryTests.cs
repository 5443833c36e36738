using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Reporting.Tests;

public sealed class VariantSummaryTests
{
    [Fact]
    public async Task The_table_has_a_row_a_variant_with_its_verdict_and_its_difference_to_the_first()
    {
        var runs = await Variants.RunAsync(("gpt", 0), ("half", 20), ("gpt again", 0));

        VariantSummary.Render(runs, "x.html").Should().Be(
            """
            sums, 3 variants side by side: 40 cases
              #  variant    verdict  exact_match                                 latency
              1  gpt        ✓ Pass   1.00 (n=40)                                 20 ms
              2  half       ✕ Fail   0.50 (−50.0 pts, −64.8..−32.8, n=40) worse  20 ms
              3  gpt again  ✓ Pass   1.00 (0.0 pts, −8.8..+8.8, n=40)            20 ms
            Differences are to variant 1, over the cases that pair. Each 95% interval stands for its own difference.
            Better and worse are said only of differences that hold among all of the table (Holm, 5%).
            report: x.html

            """);
    }

    [Fact]
    public async Task A_difference_that_stands_out_alone_may_not_hold_among_many()
    {
        var two = await Variants.RunAsync(("a", 0), ("b", 7));
        var eight = await Variants.RunAsync([("a", 0), ("b", 7), .. Enumerable.Range(3, 6).Select(i => ($"v{i}", 0))]);

        VariantSummary.Render(two).Should().Contain("−17.5 pts").And.Contain(") worse");
        VariantSummary.Render(eight).Should().Contain("−17.5 pts").And.NotContain(") worse");
    }

    [Fact]
    public async Task What_does_not_fit_the_width_goes_to_a_further_table()
    {
        var suite = Variants.Suite();
        suite.Score(Scorers.SquadF1());
        var runs = await suite.RunVariantsAsync([("a", Variants.App(0)), ("b", Variants.App(20))]);

        var lines = VariantSummary.Render(runs, width: 80).Split('\n');

        lines.Count(l => l.StartsWith("  #  variant", StringComparison.Ordinal)).Should().BeGreaterThan(1);
        lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Should().OnlyContain(l => l.Length <= 80);
    }

    [Fact]
    public async Task Costs_are_shown_where_they_are_known_and_a_part_is_a_lower_bound()
    {
        var paid = Variants.App(0, 0.001m);
        var suite = Variants.Suite();

        var runs = await suite.RunVariantsAsync([("all", paid), ("some", (c, t) => c.Id == "case-00" ? Variants.App(0)(c, t) : paid(c, t)), ("none", Variants.App(0))]);

        VariantSummary.Render(runs).Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l[(l.IndexOf("20 ms", StringComparison.Ordinal) + 5)..].Trim())
            .Skip(1).Should().Equal("$0.04", "≥ $0.039", "–");
    }

    [Fact]
    public async Task A_judge_that_differs_is_said_instead_of_a_difference()
    {
        var runs = await Variants.RunAsync(("a", 0), ("b", 20));
        var second = runs.Variants[1];
        var compared = second.Comparison!.Feedback.Select(f => f with { Verdict = Verdict.Invalid }).ToList();
        var changed = second with { Run = second.Run with { Comparison = second.Comparison with { Feedback = compared } } };

        var text = VariantSummary.Render(new VariantRuns([runs.Reference, changed]));

        text.Should().Contain("0.50 (judge differs, not compared)").And.NotContain("pts");
    }

    [Fact]
    public async Task Labels_of_others_add_no_line_and_no_escape()
    {
        var text = VariantSummary.Render(await Variants.RunAsync(("a\n\u001b[31mred", 0), ("b", 0)));

        text.Should().Contain("  1  a red").And.NotContain("\u001b");
    }
}
