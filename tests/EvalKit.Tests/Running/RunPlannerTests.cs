using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Running.Planning;

namespace EvalKit.Tests.Running;

public sealed class RunPlannerTests
{
    private const string Judge = "openai:/gpt-4.1-mini";

    [Fact]
    public async Task A_first_run_asks_for_everything_and_its_cost_is_estimated()
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();

        var plan = await PlanAsync(numbers, models, o => o with { BudgetUsd = 1 });

        plan.Should().Match<RunPlan>(p => p.Cases == 10 && p.AppCalls == 10 && p.Kept == 0 && !p.KnowsOutputs && p.BudgetUsd == 1);
        plan.Judges.Should().ContainSingle().Which.Should().Match<JudgePlan>(j => j.Judgements == 10 && j.Calls == 10 && j.CostUsd > 0);
        plan.UnknownCosts.Should().Equal("app");
        plan.Gates.Should().ContainSingle().Which.Value.Should().StartWith("n = 10: ");
    }

    [Fact]
    public async Task Nothing_is_called_and_nothing_is_recorded()
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();

        await PlanAsync(numbers, models);

        numbers.Called.Should().BeEmpty();
        models.Asked.Should().Be(0);
        (await numbers.RunsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_baseline_knows_is_not_asked()
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();
        var run = await Suite(numbers).RunAsync(numbers.Options() with { Models = models });
        var baseline = Baselines.FromRun(run.Results, DateTimeOffset.UnixEpoch);

        var plan = await PlanAsync(numbers, models, o => o with { Baseline = baseline });

        plan.Judges.Single().Should().Match<JudgePlan>(j => j.Reused == 10 && j.Calls == 0 && j.CostUsd == 0);
        var asked = models.Asked;
        await Suite(numbers).RunAsync(numbers.Options() with { Models = models, Baseline = baseline });
        (models.Asked - asked).Should().Be(plan.Judges.Single().Calls, "the run does what the plan says");
    }

    [Fact]
    public async Task What_an_unfinished_run_has_done_is_not_done_again()
    {
        using var stop = new CancellationTokenSource();
        var numbers = new Numbers(10);
        var models = new CountingModels();
        var done = 0;
        numbers.Before = (_, _) => ++done == 4 ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => Suite(numbers).RunAsync(numbers.Options(stop.Token) with { Models = models });
        var run = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;

        var plan = await PlanAsync(numbers, models);

        plan.Should().Match<RunPlan>(p => p.Kept == 4 && p.AppCalls == 6 && p.ContinuesRun == run.Id);
        plan.Judges.Single().Calls.Should().Be(6);
        (await numbers.Store.FindRunAsync(run.Id, default))!.State.Should().Be(RunState.Cancelled, "a plan changes nothing");
    }

    [Fact]
    public async Task A_price_that_nobody_knows_is_said_and_never_nothing()
    {
        var plan = await PlanAsync(new Numbers(3), new CountingModels(), judge: "fake:/judge");

        plan.Judges.Single().CostUsd.Should().BeNull();
        plan.CostUsd.Should().BeNull();
        plan.UnknownCosts.Should().Equal("fake:/judge", "app");
    }

    private static EvalSuite Suite(Numbers numbers, string judge = Judge)
    {
        var suite = numbers.Suite(Judges.Correctness(judge));
        suite.Gate(new FeedbackRef("correctness"), maxDrop: 0.05);
        return suite;
    }

    private static Task<RunPlan> PlanAsync(Numbers numbers, CountingModels models, Func<EvaluationOptions, EvaluationOptions>? change = null, string judge = Judge) =>
        RunPlanner.PlanAsync(Suite(numbers, judge), (change ?? (o => o))(numbers.Options() with { Models = models }), default);
}
