namespace EvalKit.Reporting.Tests;

public sealed class ComparisonSummaryTests
{
    [Fact]
    public void It_says_what_pairs_what_moved_and_which_cases()
    {
        var comparison = SampleRun.Small().Build().Comparison!;

        var lines = ComparisonSummary.Render(comparison).Split('\n');

        lines[1].Should().StartWith($"{comparison.Paired} cases in both").And.Contain("1 new").And.NotContain("gone");
        lines.Should().ContainSingle(l => l.StartsWith("  squad_f1 ", StringComparison.Ordinal)).Which.Should().Contain(" pts").And.Contain(" better, ").And.Contain(" worse");
        lines.Should().Contain("  returns-window  squad_f1 0.91 → 0.42");
    }

    [Fact]
    public void At_most_ten_changes_are_listed_and_the_rest_is_counted()
    {
        var comparison = SampleRun.Large(500).Build().Comparison!;

        var lines = ComparisonSummary.Render(comparison).Split('\n');

        lines.Count(l => l.StartsWith("  case-", StringComparison.Ordinal)).Should().Be(10);
        lines.Should().Contain($"  and {comparison.Changes.Count - 10} more (--json lists them all)");
    }

    [Fact]
    public void Names_of_others_add_no_line_and_no_escape()
    {
        var comparison = SampleRun.Small().Build().Comparison!;
        var hostile = comparison with { Changes = [new CaseChange("a\n\u001b[31mred", "squad_f1", 1, 0)] };

        var text = ComparisonSummary.Render(hostile);

        text.Split('\n').Should().HaveSameCount(ComparisonSummary.Render(comparison with { Changes = [comparison.Changes[0]] }).Split('\n'));
        text.Should().NotContain("\u001b");
    }
}
