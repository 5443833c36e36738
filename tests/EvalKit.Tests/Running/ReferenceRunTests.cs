using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

/// <summary>Where the outputs come from that a pairwise judge holds answers against.</summary>
public sealed class ReferenceRunTests
{
    [Fact]
    public async Task Answers_are_held_against_the_stored_run_of_the_baseline()
    {
        var numbers = new Numbers(4) { Answer = _ => "short" };
        var before = await RunAsync(numbers, baseline: null);
        numbers.Answer = c => c.Id == "case-02" ? "short" : c.Id == "case-03" ? "s" : "much longer";

        var run = await RunAsync(numbers, Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch));

        run.Results.Column("pairwise")!.Cells.Select(c => c!.Value!.Label).Should().Equal("candidate", "tie", "reference", "candidate");
        run.Metric("pairwise.win")!.Value.Should().Be(0.625);
        run.Metric("pairwise.consistent")!.Value.Should().Be(1);
        run.Results.Record.Parameters["reference"].Should().Be(before.Id);
        before.Results.Column("pairwise")!.Cells.Should().OnlyContain(c => c!.Error!.Kind == FeedbackErrorKind.MissingInput, "there was nothing to hold it against");
    }

    [Fact]
    public async Task A_baseline_whose_run_is_not_in_the_store_is_no_reference_and_the_error_says_what_to_do()
    {
        var numbers = new Numbers(2);
        var before = await RunAsync(numbers, baseline: null);

        var run = await RunAsync(numbers, Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch) with { RunId = "gone" });

        run.Results.Column("pairwise")!.Cells.Should().OnlyContain(c => c!.Error!.Message.Contains("a baseline file keeps no outputs"));
    }

    [Fact]
    public async Task A_case_that_was_edited_or_whose_app_failed_then_has_no_reference()
    {
        var numbers = new Numbers(2) { Before = (c, _) => c.Id == "case-01" ? throw new InvalidOperationException("out of ink") : Task.CompletedTask };
        var before = await RunAsync(numbers, baseline: null);
        numbers.Before = null;

        var run = await RunAsync(numbers, Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch));

        var cells = run.Results.Column("pairwise")!.Cells;
        cells[0]!.Error!.Message.Should().Be("The baseline's run has no answer to case case-01: out of ink. Hold the run against one that answered.");
        cells[1]!.Value.Should().Be(FeedbackValue.OfCategory("tie"));
    }

    [Fact]
    public async Task What_was_held_against_another_run_is_not_gone_on_with_nor_taken_over()
    {
        using var stop = new CancellationTokenSource();
        var numbers = new Numbers(3);
        var (one, two) = (await RunAsync(numbers, null), await RunAsync(numbers, null));
        var done = 0;
        numbers.Before = (_, _) => ++done == 2 ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => numbers.Suite(Longest).RunAsync(numbers.Options(stop.Token) with { Baseline = Baselines.FromRun(one.Results, DateTimeOffset.UnixEpoch) });
        await act.Should().ThrowAsync<EvaluationCanceledException>();

        await RunAsync(numbers, Baselines.FromRun(two.Results, DateTimeOffset.UnixEpoch));

        numbers.Notices.Should().Contain(n => n.Contains("its answers were held against another run"));
    }

    [Fact]
    public async Task Variants_are_held_against_the_first()
    {
        var numbers = new Numbers(3);

        var runs = await numbers.Suite(Longest).RunVariantsAsync(
            [("short", (_, _) => Task.FromResult<AppOutput>("short")), ("long", (_, _) => Task.FromResult<AppOutput>("much longer"))], new EvaluationOptions());

        runs.Variants[1].Run.Metric("pairwise.win")!.Value.Should().Be(1);
    }

    [Fact]
    public async Task A_plan_counts_both_orders_and_no_equal_pairs()
    {
        var (numbers, models) = (new Numbers(5) { Answer = _ => "short" }, new CountingModels());
        var before = await RunAsync(numbers, null);
        numbers.Answer = c => c.Id == "case-02" ? "short" : "longer";
        await RunAsync(numbers, null);
        var suite = numbers.Suite(Judges.Pairwise("openai:/gpt-4.1-mini"));

        var plan = await RunPlanner.PlanAsync(suite, numbers.Options() with { Models = models, Baseline = Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch) }, default);

        plan.Judges.Single().Should().Match<JudgePlan>(j => j.Name == "pairwise.pairwise" && j.Judgements == 8 && j.Calls == 8 && !j.AtMost);
    }

    /// <summary>A judge that prefers the longer answer.</summary>
    private static IScorer Longest => Judges.Pairwise(Scorers.From(
        "longest",
        (ScoreArguments args) => FeedbackValue.OfCategory(args.OutputText.Length.CompareTo(args.Reference!.Output!.Text.Length) switch
        {
            > 0 => "A",
            < 0 => "B",
            _ => "tie",
        }),
        new DelegateScorerOptions { ValueKind = FeedbackValueKind.Category, Categories = ["A", "B", "tie"] }));

    private static Task<EvalRun> RunAsync(Numbers numbers, Baseline? baseline) => numbers.Suite(Longest).RunAsync(numbers.Options() with { Baseline = baseline });
}
