using EvalKit.Reporting.Tests.Json;

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
    public async Task A_run_metric_has_a_line_with_its_difference_and_no_cases_that_are_better()
    {
        var comparison = (await ExampleRun.CreateAsync()).Comparison!;

        var line = ComparisonSummary.Render(comparison).Split('\n').Should().ContainSingle(l => l.StartsWith("  corpus_cer ", StringComparison.Ordinal)).Subject;
        line.Should().MatchRegex(@"^  corpus_cer 0\.00 → [0-9.]+ \(\+[0-9.]+, 95% [^,]+, n=11\)$");
        var other = comparison with { RunMetrics = [comparison.RunMetrics[0] with { N = 0, MeanBaseline = null, MeanCandidate = null, Difference = null }] };
        ComparisonSummary.Render(other).Should().Contain("corpus_cer is computed of no case on both sides: its options differ");
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
