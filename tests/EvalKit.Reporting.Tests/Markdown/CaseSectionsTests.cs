using System.Globalization;

namespace EvalKit.Reporting.Tests.Markdown;

/// <summary>The sections of the summary that say how cases moved.</summary>
public sealed class CaseSectionsTests
{
    [Fact]
    public void A_regressed_case_shows_what_it_answered_before_and_answers_now()
    {
        var sample = SampleRun.Small();

        Render(sample.Build(), sample.BaselineResults()).Should().Contain(
            "- `returns-window`: `correctness true → false`, `squad_f1 0.91 → 0.42`  \n"
            + "  before: `You may return a lamp within 30 days.`  \n"
            + "  now: `You may return a lamp within 14 days.`\n");
    }

    [Fact]
    public void Where_the_old_answer_is_not_kept_the_expected_one_stands_for_it()
    {
        Render(SampleRun.Small().Build()).Should().Contain("  now: `You may return a lamp within 14 days.`  \n  expected: `30 days`\n");
    }

    [Fact]
    public void Long_answers_are_shown_from_where_they_begin_to_differ()
    {
        var same = string.Join(' ', Enumerable.Repeat("the same words as before", 40));
        var sample = new SampleRun().Add(new SampleCase("long", "q", "a", $"{same} 14 days. {same}", $"{same} 30 days. {same}") { Passes = false });

        Render(sample.Build(), sample.BaselineResults()).Should().MatchRegex("before: `… [^`]{0,45}30 days. the same").And.MatchRegex("now: `… [^`]{0,45}14 days. the same");
    }

    [Fact]
    public void A_difference_inside_a_surrogate_pair_splits_none()
    {
        var same = new string('x', 200);
        var sample = new SampleRun().Add(new SampleCase("emoji", "q", "a", same + "\U0001F600", same + "\U0001F601") { Passes = false });

        Render(sample.Build(), sample.BaselineResults()).Should().Contain("\U0001F600").And.NotContain("⟨U+D83D⟩").And.NotContain("⟨U+DE00⟩");
    }

    [Fact]
    public void A_slice_that_moved_is_told_and_one_that_moved_by_luck_is_not()
    {
        var cases = Enumerable.Range(0, 60).Select(i => new SampleCase(string.Create(CultureInfo.InvariantCulture, $"case-{i:00}"), $"q{i}", "a", "b", "a")
        {
            Passes = i % 3 != 0 && i != 1,
            Tags = (i % 3) switch { 0 => "returns", 1 => "shipping", _ => "shop" },
        });

        var text = Render(new SampleRun().Add([.. cases]).Build());

        text.Should().Contain("### Slices that moved (1)\n\n- `topic=returns`: `correctness 1.00 → 0.00` (−100.0 pts, n=20)\n").And.NotContain("topic=shipping");
    }

    [Fact]
    public void A_case_whose_repeats_disagree_where_they_agreed_before_is_newly_flaky()
    {
        var run = Repeated(before: 1);

        Render(run).Should().Contain("### Newly flaky cases (1)\n\n- `repairs`: `correctness` passes in 2 of 3 repeats, and passed in each before\n");
    }

    [Fact]
    public void A_case_that_was_flaky_before_is_not_news()
    {
        Render(Repeated(before: 0.5)).Should().NotContain("Newly flaky");
    }

    [Fact]
    public void Latency_and_cost_are_compared_where_both_are_known()
    {
        var sample = SampleRun.Small();
        var run = sample.Build();
        var priced = new RunResults(run.Results.Record, [.. run.Results.Rows.Select((r, i) => i == 0 ? r with { Trial = r.Trial with { Output = r.Trial.Output! with { CostUsd = 0.25m } } } : r)], run.Results.Columns);

        Render(run with { Results = priced }, sample.BaselineResults()).Should().Contain("median latency 163 ms → 170 ms · `cost $0.25` · ");
        Render(run).Should().NotContain("cost $", "unknown is not free");
    }

    private static string Render(EvalRun run, RunResults? baseline = null) => MarkdownSummary.Render(run, new MarkdownSummaryOptions { BaselineResults = baseline });

    /// <summary>The small run with one repeat of <c>repairs</c> that does not pass, held against a baseline of two repeats.</summary>
    private static EvalRun Repeated(double before)
    {
        var run = SampleRun.Small().Build();
        var failing = run.Results.Rows.Select((r, i) => (r, i)).Last(r => r.r.Case.Id == "repairs").i;
        var columns = run.Results.Columns.Select(c => c.Info.Name == SampleRun.Correct ? c with { Cells = [.. c.Cells.Select((f, i) => i == failing ? f! with { Passed = false } : f)] } : c);
        var cases = run.Baseline!.Cases.Select(c => c with
        {
            Repeats = 2,
            Feedback = new Dictionary<string, BaselineFeedback> { [SampleRun.Correct] = new(FeedbackValue.Of(before), "judge-fingerprint", null) },
        });
        return run with { Results = new RunResults(run.Results.Record, run.Results.Rows, [.. columns]), Baseline = run.Baseline with { Cases = [.. cases] } };
    }
}
