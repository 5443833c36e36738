using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

/// <summary><c>repeats: auto</c>: all cases run again while nothing is decided.</summary>
public sealed class AddedRepeatsTests
{
    private const int Cases = 24;

    [Fact]
    public async Task A_run_that_is_decided_runs_each_case_once()
    {
        var numbers = new Numbers(Cases);

        var run = await Auto(numbers, atLeast: 0.5).RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Pass);
        run.Results.Rows.Should().HaveCount(Cases);
        numbers.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_fails_at_once_is_not_repeated_until_it_passes()
    {
        var numbers = new Numbers(Cases) { Answer = _ => "wrong" };

        var run = await Auto(numbers, atLeast: 0.5).RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Fail);
        numbers.Called.Should().HaveCount(Cases);
    }

    [Fact]
    public async Task An_undecided_run_repeats_all_cases_until_it_is_decided()
    {
        // Every fourth case is wrong the first time and none later: the floor is uncertain after one repeat, and met by the means over two.
        var numbers = Flaky((evalCase, call) => call > 1 || Number(evalCase) % 4 != 0);

        var run = await Auto(numbers, atLeast: 0.7).RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Pass);
        run.Results.Record.State.Should().Be(RunState.Completed);
        numbers.Called.GroupBy(id => id).Should().HaveCount(Cases).And.OnlyContain(calls => calls.Count() == 2, "those that passed run again too");
        numbers.Notices.Should().Equal("undecided after 1 repeat (exact_match/mean): all cases run once more");
        run.Gates[1].Conditions[0].Level.Should().BeApproximately(0.9779, 0.0001, "a run that may be looked at three times holds each look to a stricter level");
    }

    [Fact]
    public async Task Three_repeats_are_the_most()
    {
        var numbers = Flaky((evalCase, call) => (Number(evalCase) + call) % 4 != 0);

        var run = await Auto(numbers, atLeast: 0.75).RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Inconclusive);
        run.Results.Rows.Should().HaveCount(3 * Cases);
        numbers.Notices.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_app_that_answers_the_same_again_is_not_asked_a_third_time()
    {
        var numbers = Flaky((evalCase, _) => Number(evalCase) % 4 != 0);

        var run = await Auto(numbers, atLeast: 0.75).RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Inconclusive);
        run.Results.Rows.Should().HaveCount(2 * Cases);
        numbers.Notices[^1].Should().Be("undecided after 2 repeats (exact_match/mean), and the last repeat brought no other score than the first: none is added");
    }

    [Fact]
    public async Task A_run_metric_is_told_anew_by_other_answers()
    {
        var numbers = Flaky((evalCase, call) => (Number(evalCase) + call) % 4 != 0);
        var suite = numbers.Suite(Scorers.ExactMatch());
        suite.Run = suite.Run with { AddsRepeats = true };
        suite.Gate(suite.Measure(RunMetrics.Accuracy()), atLeast: 0.75);

        var run = await suite.RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Inconclusive);
        numbers.Notices.Should().HaveCount(2).And.NotContain(n => n.Contains("no other score"));
    }

    [Fact]
    public async Task A_repeat_that_does_not_fit_in_the_budget_is_not_begun()
    {
        var numbers = Flaky((evalCase, call) => (Number(evalCase) + call) % 4 != 0);
        var suite = Auto(numbers, atLeast: 0.75);
        var app = suite.App!;
        suite.App = async (evalCase, token) => await app(evalCase, token) with { CostUsd = 0.01m };

        var run = await suite.RunAsync(numbers.Options() with { BudgetUsd = 0.40m });

        run.Results.Rows.Should().HaveCount(Cases, "half a repeat would decide nothing");
        run.Results.Record.State.Should().Be(RunState.Completed);
        numbers.Notices.Should().Equal(
            "undecided after 1 repeat (exact_match/mean), and one more would cost about $0.24 of the $0.16 that the budget has left: none is added; a new run with a larger --budget-usd may, and pays for all its repeats");
    }

    [Fact]
    public async Task A_run_that_was_stopped_amid_a_repeat_goes_on_with_it()
    {
        using var stop = new CancellationTokenSource();
        var numbers = Flaky((evalCase, call) => call > 1 || Number(evalCase) % 4 != 0);
        numbers.Before = (_, _) => numbers.Called.Count == Cases + 5 ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => Auto(numbers, atLeast: 0.7).RunAsync(numbers.Options(stop.Token));
        var partial = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        numbers.Before = null;

        var whole = await Auto(numbers, atLeast: 0.7).RunAsync(numbers.Options());

        partial.Verdict.Should().Be(Verdict.Invalid);
        partial.Gates[1].Text.Should().Contain("the run was cancelled, 29 of 48 planned trials are there");
        whole.Id.Should().Be(partial.Id);
        whole.Verdict.Should().Be(Verdict.Pass);
        numbers.Called.Should().HaveCount(2 * Cases, "nothing is paid twice");
        numbers.Notices.Should().Contain($"run {whole.Id} goes on: kept 29, running 19");
    }

    [Fact]
    public async Task A_run_that_is_stopped_with_its_last_trial_and_undecided_goes_on_with_a_repeat()
    {
        using var stop = new CancellationTokenSource();
        var numbers = Flaky((evalCase, call) => call > 1 || Number(evalCase) % 4 != 0);
        numbers.Before = (_, _) => numbers.Called.Count == Cases ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => Auto(numbers, atLeast: 0.7).RunAsync(numbers.Options(stop.Token));
        var partial = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        numbers.Before = null;

        var whole = await Auto(numbers, atLeast: 0.7).RunAsync(numbers.Options());

        partial.Results.Record.State.Should().Be(RunState.Cancelled);
        whole.Id.Should().Be(partial.Id);
        whole.Verdict.Should().Be(Verdict.Pass);
        numbers.Called.Should().HaveCount(2 * Cases, "nothing is paid twice");
    }

    [Fact]
    public async Task A_part_of_the_cases_decides_nothing_however_often_it_runs()
    {
        var numbers = Flaky((evalCase, call) => (Number(evalCase) + call) % 4 != 0);

        await Auto(numbers, atLeast: 0.75).RunAsync(numbers.Options() with { SelectedCases = numbers.Dataset.Cases.Take(12).Select(c => c.Id).ToHashSet() });

        numbers.Called.Should().HaveCount(12);
    }

    [Fact]
    public async Task The_stored_run_gives_the_same_verdict_as_the_run_did()
    {
        var numbers = Flaky((evalCase, call) => call > 1 || Number(evalCase) % 4 != 0);
        var suite = Auto(numbers, atLeast: 0.7);
        var run = await suite.RunAsync(numbers.Options());

        var again = Gates.Evaluate((await EvalKit.Runs.RunReader.LoadAsync(numbers.Store, run.Id, default)).With([]), suite.Gates, baseline: null);

        again.Select(g => g.Text).Should().Equal(run.Gates.Select(g => g.Text));
    }

    [Fact]
    public async Task Scoring_an_output_anew_scores_every_repeat_that_the_run_has()
    {
        var numbers = Flaky((evalCase, call) => (Number(evalCase) + call) % 4 != 0);
        var run = await Auto(numbers, atLeast: 0.75).RunAsync(numbers.Options());
        numbers.Called.Clear();

        var scored = await Auto(numbers, atLeast: 0.5).RunAsync(numbers.Options() with { RescoreRun = run.Id });

        scored.Results.Rows.Should().HaveCount(3 * Cases);
        scored.Verdict.Should().Be(Verdict.Pass);
        numbers.Called.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_baseline_holds_is_not_judged_again_in_any_repeat()
    {
        var models = new CountingModels();
        var numbers = Flaky((evalCase, _) => Number(evalCase) % 4 != 0);
        var first = await Judged(addsRepeats: false).RunAsync(numbers.Options() with { Models = models });

        var run = await Judged(addsRepeats: true).RunAsync(numbers.Options() with { Models = models, Baseline = Baselines.FromRun(first.Results, first.Results.Record.StartedAt) });

        run.Results.Rows.Should().HaveCount(2 * Cases);
        models.Asked.Should().Be(Cases, "the baseline's run alone asked");

        EvalSuite Judged(bool addsRepeats)
        {
            var suite = numbers.Suite(Scorers.ExactMatch(), Judges.Correctness("fake:/judge"));
            suite.Run = suite.Run with { AddsRepeats = addsRepeats };
            suite.Gate(new FeedbackRef("exact_match"), atLeast: 0.75);
            return suite;
        }
    }

    [Fact]
    public async Task A_dry_run_says_how_often_at_most()
    {
        var numbers = new Numbers(Cases);

        var plan = await RunPlanner.PlanAsync(Auto(numbers, atLeast: 0.5), numbers.Options(), default);

        (plan.Repeats, plan.MostRepeats, plan.AppCalls).Should().Be((1, 3, Cases));
    }

    [Fact]
    public async Task Recorded_outputs_are_refused()
    {
        var numbers = new Numbers(3);
        var suite = Auto(numbers, atLeast: 0.5);
        suite.App = null;

        var act = () => Evaluation.StartAsync(suite, numbers.Dataset, numbers.Options(), default);

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("*'repeats: auto' needs an app: recorded outputs*");
    }

    private static EvalSuite Auto(Numbers numbers, double atLeast)
    {
        var suite = numbers.Suite();
        suite.Run = suite.Run with { AddsRepeats = true };
        suite.Gate(new FeedbackRef("exact_match"), atLeast: atLeast);
        return suite;
    }

    /// <summary>An app that is right where the case and the number of its call say so.</summary>
    private static Numbers Flaky(Func<EvalCase, int, bool> isRight)
    {
        var numbers = new Numbers(Cases);
        numbers.Answer = evalCase => isRight(evalCase, numbers.Called.Count(id => id == evalCase.Id)) ? evalCase.AcceptedResponses[0] : "wrong";
        return numbers;
    }

    private static int Number(EvalCase evalCase) => int.Parse(evalCase.AcceptedResponses[0], System.Globalization.CultureInfo.InvariantCulture);
}
