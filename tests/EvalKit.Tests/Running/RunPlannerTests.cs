using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
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

    [Fact]
    public async Task Checks_of_accepted_answers_are_counted_and_priced_as_the_run_makes_them()
    {
        var numbers = new Numbers(40) { Answer = c => $"The number that was asked for is {c.AcceptedResponses[0]}, I am sure of it" };
        var models = new CountingModels();
        var without = await PlanAsync(numbers, models);
        await Checked(numbers, 0.3).RunAsync(numbers.Options() with { Models = new CountingModels() });

        var plan = await RunPlanner.PlanAsync(Checked(numbers, 0.3), numbers.Options() with { Models = models, Fresh = true }, default);

        var judge = plan.Judges.Single();
        judge.Should().Match<JudgePlan>(j => j.Judgements == 40 && j.Calls == 40 && j.AllCalls == j.Calls + j.Checks);
        judge.Checks.Should().BeInRange(4, 22);
        judge.CostUsd.Should().BeGreaterThan(without.Judges.Single().CostUsd!.Value);
        await Checked(numbers, 0.3).RunAsync(numbers.Options() with { Models = models, Fresh = true });
        models.Asked.Should().Be(judge.AllCalls, "the run does what the plan says where every answer is accepted");
    }

    [Fact]
    public async Task A_suspicious_answer_is_counted_as_one_to_check()
    {
        var numbers = new Numbers(10) { Answer = c => c.Id == "case-03" ? "Thought process:" : "no number at all" };
        await Checked(numbers, 0.000001).RunAsync(numbers.Options() with { Models = new CountingModels() });

        var plan = await RunPlanner.PlanAsync(Checked(numbers, 0.000001), numbers.Options() with { Models = new CountingModels(), Fresh = true }, default);

        plan.Judges.Single().Checks.Should().Be(1);
    }

    [Fact]
    public async Task Judgements_of_the_baseline_that_are_made_again_are_counted_where_some_are_new()
    {
        var numbers = new Numbers(45) { Answer = c => $"about {c.AcceptedResponses[0]}" };
        var models = new CountingModels();
        var before = await Suite(numbers).RunAsync(numbers.Options() with { Models = models });
        var baseline = Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch);
        numbers.Answer = c => string.CompareOrdinal(c.Id, "case-05") <= 0 ? $"nearly {c.AcceptedResponses[0]}" : $"about {c.AcceptedResponses[0]}";
        await Suite(numbers).RunAsync(numbers.Options() with { Models = models });

        var plan = await PlanAsync(numbers, models, o => o with { Baseline = baseline, Fresh = true });

        plan.Judges.Single().Should().Match<JudgePlan>(j => j.Reused == 40 && j.Calls == 5 && j.Canaries == 2 && j.AllCalls == 7);
        var asked = models.Asked;
        await Suite(numbers).RunAsync(numbers.Options() with { Models = models, Baseline = baseline, Fresh = true });
        (models.Asked - asked).Should().Be(plan.Judges.Single().AllCalls);
    }

    [Fact]
    public async Task What_failed_before_is_planned_again_without_calling_the_app()
    {
        var numbers = new Numbers(6);
        var models = new CountingModels { Down = true };
        var run = await Suite(numbers).RunAsync(numbers.Options() with { Models = models });
        models.Down = false;

        var plan = await PlanAsync(numbers, models, o => o with { RetryErrorsOf = run.Id });

        plan.Should().Match<RunPlan>(p => p.ContinuesRun == run.Id && p.Cases == 6 && p.Kept == 6 && p.AppCalls == 0);
        plan.Judges.Single().Calls.Should().Be(6);
        var asked = models.Asked;
        await Suite(numbers).RunAsync(numbers.Options() with { Models = models, RetryErrorsOf = run.Id });
        (models.Asked - asked).Should().Be(6);
    }

    [Theory]
    [InlineData(ReplayMode.Auto, 6, 6)]
    [InlineData(ReplayMode.Off, 12, 0)]
    public async Task What_two_scorers_ask_alike_is_counted_as_it_is_paid(ReplayMode mode, int calls, int shared)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-plan-");
        try
        {
            var numbers = new Numbers(6);
            var models = new CountingModels();
            var suite = numbers.Suite(Judges.Correctness(Judge), Judges.Correctness(Judge, "strict"));
            suite.Run = suite.Run with { Replay = mode, Repeats = 1 };
            var options = numbers.Options() with { Models = models, Folder = folder.FullName };

            var plan = await RunPlanner.PlanAsync(suite, options, default);
            await suite.RunAsync(options);

            plan.Judges.Select(j => j.Judgements).Should().Equal(6, 6);
            (plan.Judges.Sum(j => j.Calls), plan.Judges.Sum(j => j.Shared)).Should().Be((calls, shared));
            models.Asked.Should().Be(calls, "the run does what the plan says");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Repeats_share_the_questions_about_recorded_answers_and_not_those_about_answers_yet_to_come()
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-plan-");
        try
        {
            var recorded = EvalDatasets.Create("recorded", Enumerable.Range(1, 4).Select(i => EvalCases.Create(
                CaseFields.OfText(("question", $"What is {i}?")), CaseFields.OfText(("expected_response", $"{i}")), recordedOutput: $"about {i}")));
            EvalSuite Suite(EvalApp? app)
            {
                var suite = new EvalSuite("recorded") { Dataset = recorded, App = app, Run = new RunSettings { Repeats = 3, Retries = 0, Concurrency = 1 } };
                suite.Score(Judges.Correctness(Judge).WithDefences(JudgeDefences.Default with { Counterfactual = 0 }));
                return suite;
            }

            var models = new CountingModels();
            var options = new EvaluationOptions { Models = models, Folder = folder.FullName };

            var known = await RunPlanner.PlanAsync(Suite(app: null), options, default);
            var unknown = await RunPlanner.PlanAsync(Suite((c, _) => Task.FromResult<AppOutput>("x")), options, default);
            await Suite(app: null).RunAsync(options);

            known.Judges.Single().Should().Match<JudgePlan>(j => j.Judgements == 12 && j.Calls == 4 && j.Shared == 8);
            unknown.Judges.Single().Should().Match<JudgePlan>(j => j.Judgements == 12 && j.Calls == 12 && j.Shared == 0);
            models.Asked.Should().Be(4, "the run does what the plan says");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static EvalSuite Checked(Numbers numbers, double share)
    {
        var suite = new EvalSuite("numbers") { Dataset = numbers.Dataset, App = (c, _) => Task.FromResult<AppOutput>(numbers.Answer(c)), AppFingerprint = "app-1" };
        suite.Run = suite.Run with { Concurrency = 1, Retries = 0, Replay = ReplayMode.Off };
        suite.Score(Judges.Correctness(Judge).WithDefences(JudgeDefences.Default with { Counterfactual = share }));
        return suite;
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
