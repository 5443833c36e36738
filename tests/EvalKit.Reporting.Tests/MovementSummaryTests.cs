using EvalKit.Gating;

namespace EvalKit.Reporting.Tests;

public sealed class MovementSummaryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void It_counts_what_moved_and_lists_regressed_before_improved_cases()
    {
        var before = Baselines.FromRun(SampleRun.Small().Build().Results, Now);
        var run = After(c => c.Id switch
        {
            "opening-hours" => c with { Passes = false },
            "returns-window" => c with { Passes = true },
            _ => c,
        });

        Lines(run, before).Should().Equal(
            "against the round before: 1 regressed, 1 improved, 5 the same",
            "regressed: 1 case",
            "  opening-hours  correctness true → false",
            "improved: 1 case",
            "  returns-window  correctness false → true");
    }

    [Fact]
    public void A_run_like_the_one_before_is_one_line()
    {
        var run = SampleRun.Small().Build();

        Lines(run, Baselines.FromRun(run.Results, Now)).Should().Equal("against the round before: nothing moved in 7 cases");
    }

    [Fact]
    public void Cases_that_came_and_went_are_counted()
    {
        var all = SampleRun.Small();
        var before = Baselines.FromRun(new SampleRun().Add([.. all.Cases.Skip(2)]).Build().Results, Now);
        var run = new SampleRun().Add([.. all.Cases.SkipLast(1)]).Build();

        Lines(run, before).Should().Equal("against the round before: 2 new, 1 gone, 4 the same");
    }

    private static IEnumerable<string> Lines(EvalRun run, Baseline before) => MovementSummary.Lines(run, before, "the round before").Select(l => l.Plain);

    private static EvalRun After(Func<SampleCase, SampleCase> change) => new SampleRun().Add([.. SampleRun.Small().Cases.Select(change)]).Build();
}
