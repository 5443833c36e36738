using EvalKit.Running;
using EvalKit.Running.Planning;

namespace EvalKit.Tests.Running;

public sealed class BudgetTests
{
    [Fact]
    public async Task A_spent_budget_starts_no_more_trials_and_the_run_can_go_on()
    {
        var numbers = new Numbers(10);
        var run = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { BudgetUsd = 0.35m });

        run.Results.Rows.Should().HaveCount(3, "a fourth would cost more than is left");
        run.Results.Record.State.Should().Be(RunState.Cancelled);
        run.Verdict.Should().Be(Verdict.Invalid, "a part of a run says nothing of the whole");
        run.Warnings[0].Should().StartWith("the budget of $0.35 is spent ($0.30): no more trials are started");

        var whole = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { BudgetUsd = null });

        whole.Id.Should().Be(run.Id);
        whole.Results.Rows.Should().HaveCount(10);
        numbers.Called.Should().HaveCount(10, "nothing is paid twice");
        whole.Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public async Task What_a_run_spent_before_it_goes_on_is_part_of_what_it_may_spend()
    {
        var numbers = new Numbers(10);
        var seen = new List<EvaluationProgress>();
        await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { BudgetUsd = 0.35m });

        var plan = await RunPlanner.PlanAsync(Paid(numbers, 0.10m), numbers.Options() with { BudgetUsd = 0.35m }, default);
        var again = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { BudgetUsd = 0.35m });
        var larger = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { BudgetUsd = 0.55m, Progress = new Recorder(seen) });

        plan.SpentUsd.Should().Be(0.30m);
        again.Results.Rows.Should().HaveCount(3, "the cap is that of the run, however often it goes on");
        again.Warnings[0].Should().StartWith("the budget of $0.35 is spent ($0.30): ");
        larger.Results.Rows.Should().HaveCount(5);
        larger.Warnings[0].Should().StartWith("the budget of $0.55 is spent ($0.50): ");
        seen[0].CostUsd.Should().Be(0.30m);
    }

    [Fact]
    public async Task What_is_in_flight_and_turns_out_cheap_does_not_spend_the_budget()
    {
        var numbers = new Numbers(40);
        var suite = numbers.Suite();
        var (app, calls) = (suite.App!, 0);
        suite.App = async (evalCase, token) => await app(evalCase, token) with { CostUsd = Interlocked.Increment(ref calls) == 1 ? 0.40m : 0 };
        suite.Run = suite.Run with { Concurrency = 8 };

        var run = await suite.RunAsync(numbers.Options() with { BudgetUsd = 1 });

        run.Results.Rows.Should().HaveCount(40, "the mean falls with each trial that cost nothing");
    }

    [Fact]
    public async Task A_retry_that_the_budget_stops_leaves_the_run_as_it_was()
    {
        var numbers = new Numbers(10) { Before = (c, _) => c.Id == "case-03" ? throw new HttpRequestException("busy", null, System.Net.HttpStatusCode.ServiceUnavailable) : Task.CompletedTask };
        var run = await Paid(numbers, 0.10m).RunAsync(numbers.Options());
        numbers.Before = null;

        var stopped = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { RetryErrorsOf = run.Id, BudgetUsd = 0.90m });
        var retried = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { RetryErrorsOf = run.Id, BudgetUsd = 2 });

        (run.Results.Record.State, run.Verdict).Should().Be((RunState.Completed, Verdict.Pass));
        (stopped.Results.Record.State, stopped.Verdict).Should().Be((RunState.Completed, Verdict.Pass));
        stopped.Warnings[0].Should().StartWith("the budget of $0.90 is spent");
        retried.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
    }

    [Fact]
    public async Task A_retry_that_is_cancelled_amid_a_trial_leaves_the_run_as_it_was()
    {
        using var cancel = new CancellationTokenSource();
        var numbers = new Numbers(10) { Before = (c, _) => c.Id == "case-03" ? throw new HttpRequestException("busy", null, System.Net.HttpStatusCode.ServiceUnavailable) : Task.CompletedTask };
        var run = await numbers.Suite().RunAsync(numbers.Options());
        numbers.Before = async (_, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        var retry = () => numbers.Suite().RunAsync(numbers.Options() with { RetryErrorsOf = run.Id }, cancel.Token);
        var stopped = (await retry.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;

        (stopped.Results.Record.State, stopped.Verdict).Should().Be((RunState.Completed, run.Verdict));
        stopped.Results.Rows.Select(r => r.Trial.Status).Should().Equal(run.Results.Rows.Select(r => r.Trial.Status));
    }

    [Fact]
    public async Task Outputs_of_another_run_that_are_scored_anew_are_paid_for()
    {
        var numbers = new Numbers(4);
        var run = await Paid(numbers, 0.10m).RunAsync(numbers.Options());

        var scored = await Paid(numbers, 0.10m).RunAsync(numbers.Options() with { RescoreRun = run.Id, BudgetUsd = 0.05m });

        scored.Results.Rows.Should().HaveCount(4);
        scored.Warnings.Should().NotContain(w => w.Contains("budget"));
    }

    [Fact]
    public async Task Trials_in_flight_are_counted_before_they_have_cost_anything()
    {
        var numbers = new Numbers(100);
        var suite = Paid(numbers, 0.01m);
        suite.Run = suite.Run with { Concurrency = 8 };

        var run = await suite.RunAsync(numbers.Options() with { BudgetUsd = 0.50m });

        run.Results.Rows.Count.Should().BeInRange(50 - 8, 50);
    }

    [Fact]
    public async Task Progress_tells_what_was_spent_and_the_cap()
    {
        var seen = new List<EvaluationProgress>();
        var numbers = new Numbers(4);

        await Paid(numbers, 0.25m).RunAsync(numbers.Options() with { BudgetUsd = 2, Progress = new Recorder(seen) });

        seen.Should().OnlyContain(p => p.BudgetUsd == 2);
        seen[^1].CostUsd.Should().Be(1);
    }

    [Fact]
    public async Task Nothing_is_started_on_a_budget_of_nothing_and_everything_where_nothing_costs()
    {
        var numbers = new Numbers(4);
        (await numbers.Suite().RunAsync(numbers.Options() with { BudgetUsd = 0 })).Results.Rows.Should().BeEmpty();
        (await numbers.Suite().RunAsync(numbers.Options() with { BudgetUsd = 0.01m })).Results.Rows.Should().HaveCount(4);
    }

    private static EvalSuite Paid(Numbers numbers, decimal cost)
    {
        var suite = numbers.Suite();
        var app = suite.App!;
        suite.App = async (evalCase, token) => await app(evalCase, token) with { CostUsd = cost };
        return suite;
    }

    private sealed class Recorder(List<EvaluationProgress> seen) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}
