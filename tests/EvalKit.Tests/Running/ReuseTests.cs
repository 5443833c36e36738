using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.Running.Reuse;

namespace EvalKit.Tests.Running;

public sealed class ReuseTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_unchanged_app_asks_the_judge_nothing_and_passes()
    {
        var (numbers, models, baseline) = await BaselineAsync();

        var run = await RunAsync(numbers, models, baseline);

        models.Asked.Should().Be(20, "the baseline's run alone asked");
        run.Verdict.Should().Be(Verdict.Pass);
        run.Gates[1].Reason.Should().Be(GateReason.NothingChanged);
        run.Results.Column("correctness")!.Cells.Should().OnlyContain(c =>
            c!.Passed == true && c.Source.Kind == SourceKind.LlmJudge && (string?)c.Metadata![FeedbackMetadata.ReusedFrom] == baseline.RunId);
        run.Results.Canaries.Should().BeEmpty();
        baseline.Models["fake:/judge"].Should().Equal("judge-2026-01-31");
        Baselines.FromRun(run.Results, Now).Models.Should().BeEquivalentTo(baseline.Models, "what is taken over was said by that model");
    }

    [Fact]
    public async Task Only_changed_answers_are_judged_and_a_twentieth_of_the_others_is_judged_again()
    {
        var (numbers, models, baseline) = await BaselineAsync();
        numbers.Answer = c => c.Id is "case-03" or "case-07" ? "something else" : c.AcceptedResponses[0];

        var run = await RunAsync(numbers, models, baseline);

        models.Asked.Should().Be(20 + 2 + 1);
        run.Results.Canaries.Should().ContainSingle().Which.Again.Should().Be(FeedbackValue.Of(true));
        run.Warnings.Should().NotContain(w => w.Contains("judged again"));
        RunCost.Of(run.Results).UnknownCalls.Should().Be(3, "a second judgement is paid for like the first");
        run.Results.Column("correctness")!.Cells.Count(c => c!.Metadata!.ContainsKey(FeedbackMetadata.ReusedFrom)).Should().Be(18);
    }

    [Fact]
    public void What_is_judged_again_is_each_time_another_case_however_often_the_cases_ran()
    {
        var cases = new Numbers(60).Dataset.Cases;
        var reused = cases.SelectMany(c => Enumerable.Range(0, 3), (c, repeat) => new ScoreArguments(c, new Trial { TraceId = $"{c.Id}/{repeat}", CaseId = c.Id, Repeat = repeat, Status = TrialStatus.Ok })).ToList();

        var sample = DriftCanary.Sample(ReusableJudge.Of(Judges.Correctness("fake:/judge"))!, reused, seed: 7).ToList();

        sample.Select(s => s.Trial.CaseId).Should().HaveCount(3).And.OnlyHaveUniqueItems();
        sample.Should().OnlyContain(s => s.Trial.Repeat == 0);
    }

    [Fact]
    public async Task Judging_again_is_held_to_the_budget()
    {
        var (numbers, models, baseline) = await BaselineAsync(cases: 60);
        numbers.Answer = c => c.Id is "case-03" or "case-07" ? "something else" : c.AcceptedResponses[0];
        var suite = numbers.Suite(Judges.Correctness("fake:/judge"));
        var app = suite.App!;
        suite.App = async (evalCase, token) => await app(evalCase, token) with { CostUsd = 0.01m };

        var run = await suite.RunAsync(numbers.Options() with { Models = models, Baseline = baseline, BudgetUsd = 0.60m });

        run.Results.Canaries.Should().BeEmpty("the trials have spent it all");
        run.Results.Record.State.Should().Be(RunState.Completed, "all cases are answered and judged");
        run.Warnings[0].Should().StartWith("the budget of $0.60 left nothing to judge a part of what was taken over from the baseline again");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_stopped_while_judgements_are_made_again_goes_on_with_those_that_are_left(bool atOnce)
    {
        var (numbers, models, baseline) = await BaselineAsync(cases: 60);
        numbers.Answer = c => c.Id is "case-03" or "case-07" ? "something else" : c.AcceptedResponses[0];
        using var stop = new CancellationTokenSource();
        models.Before = (asked, token) =>
        {
            if (asked == 60 + 2 + 2)
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
            }
        };

        var stopped = () => RunAsync(numbers, models, baseline, drain: atOnce ? default : stop.Token, cancel: atOnce ? stop.Token : default);

        var partial = (await stopped.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        partial.Results.Record.State.Should().Be(RunState.Cancelled);
        partial.Results.Rows.Should().HaveCount(60);
        partial.Results.Canaries.Should().HaveCount(atOnce ? 1 : 2, "what was asked is paid for");

        models.Before = (_, _) => { };
        var asked = models.Asked;
        var run = await RunAsync(numbers, models, baseline);

        run.Id.Should().Be(partial.Id);
        run.Results.Record.State.Should().Be(RunState.Completed);
        run.Results.Canaries.Should().HaveCount(3);
        (models.Asked - asked).Should().Be(atOnce ? 2 : 1);
    }

    [Fact]
    public async Task What_was_judged_before_a_run_goes_on_counts_for_what_is_judged_again()
    {
        var (numbers, models, baseline) = await BaselineAsync();
        numbers.Answer = c => c.Id is "case-01" ? "something else" : c.AcceptedResponses[0];
        using var stop = new CancellationTokenSource();
        numbers.Before = (_, _) => numbers.Called.Count == 20 + 1 ? stop.CancelAsync() : Task.CompletedTask;
        await ((Func<Task>)(() => RunAsync(numbers, models, baseline, stop.Token))).Should().ThrowAsync<EvaluationCanceledException>();

        var run = await RunAsync(numbers, models, baseline);

        run.Results.Canaries.Should().ContainSingle("one answer was judged before, nineteen were taken over since");
        models.Asked.Should().Be(20 + 1 + 1);
    }

    [Fact]
    public async Task A_judge_that_says_something_else_today_is_told()
    {
        var (numbers, _, baseline) = await BaselineAsync();
        numbers.Answer = c => c.Id is "case-03" ? "something else" : c.AcceptedResponses[0];

        var run = await RunAsync(numbers, new CountingModels(_ => false), baseline);

        run.Warnings.Should().ContainSingle(w => w.StartsWith("the judge of 'correctness' says something else than in the baseline on 1 of 1 unchanged answers"));
        run.Metric("correctness")!.Value.Should().Be(19.0 / 20, "a canary is no score");
    }

    [Fact]
    public async Task What_is_counted_beside_a_verdict_is_taken_over_with_it_be_it_a_value_unscored_or_an_error()
    {
        var (numbers, models, baseline) = await BaselineAsync();
        BaselineCase Without(BaselineCase c, BaselineFeedback? share) => c with
        {
            Feedback = c.Feedback.Where(f => f.Key != "correctness.facts_supported" || share is not null).ToDictionary(f => f.Key, f => f.Key == "correctness.facts_supported" ? share! : f.Value),
        };

        var all = await RunAsync(numbers, models, baseline);
        var unscored = await RunAsync(numbers, models, baseline with { Cases = [.. baseline.Cases.Select(c => Without(c, null))] });
        var error = await RunAsync(numbers, models, baseline with { Cases = [.. baseline.Cases.Select(c => Without(c, new BaselineFeedback(null, null, "unparseable")))] });

        models.Asked.Should().Be(20, "the baseline's run alone asked");
        all.Results.Column("correctness.facts_supported")!.Cells.Should().OnlyContain(c => c!.Value!.Number == 1 && c.Passed == null);
        all.Results.Column("correctness.contradictions")!.Cells.Should().OnlyContain(c => c!.Value!.Number == 0);
        unscored.Results.Column("correctness.facts_supported")!.Cells.Should().OnlyContain(c => c!.State == FeedbackState.Unscored);
        error.Results.Column("correctness.facts_supported")!.Cells.Should().OnlyContain(c => c!.Error!.Kind == FeedbackErrorKind.Unparseable);
    }

    [Fact]
    public async Task Another_judge_another_case_or_another_context_is_judged()
    {
        var (numbers, models, baseline) = await BaselineAsync();

        await numbers.Suite(Judges.Correctness("fake:/other")).RunAsync(numbers.Options() with { Models = models, Baseline = baseline });
        models.Asked.Should().Be(40, "another model is another judge");
        await RunAsync(numbers, models, baseline with { Cases = [.. baseline.Cases.Select(c => c with { CaseHash = "edited" })] });
        models.Asked.Should().Be(60, "an edited case is another case");
        await RunAsync(numbers, models, baseline with { Cases = [.. baseline.Cases.Select(c => c with { ContextHash = "other passages" })] });
        models.Asked.Should().Be(80, "a judge may read the passages");
    }

    [Fact]
    public void What_is_shown_the_conversation_is_judged_anew_because_no_hash_holds_its_messages()
    {
        ReusableJudge.Of(Judges.Safety("fake:/judge")).Should().NotBeNull();
        ReusableJudge.Of(Judges.ConversationalSafety("fake:/judge")).Should().BeNull();
        ReusableJudge.Of(Judges.SelfConsistency(Judges.ConversationalSafety("fake:/judge"))).Should().BeNull();
    }

    [Fact]
    public async Task Reuse_can_be_switched_off_and_needs_one_repeat()
    {
        var (numbers, models, baseline) = await BaselineAsync();

        await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models, Baseline = baseline, ReuseJudgements = false });
        models.Asked.Should().Be(40);
        var twice = numbers.Suite(Judges.Correctness("fake:/judge"));
        twice.Run = twice.Run with { Repeats = 2 };
        await twice.RunAsync(numbers.Options() with { Models = models, Baseline = baseline });
        models.Asked.Should().Be(80);
    }

    [Fact]
    public async Task A_baseline_file_keeps_what_reuse_needs()
    {
        var (numbers, models, baseline) = await BaselineAsync();
        var path = Path.Combine(Path.GetTempPath(), $"evalkit-reuse-{Environment.ProcessId}.jsonl");
        try
        {
            Baselines.WriteFile(baseline, path);

            var run = await RunAsync(numbers, models, Baselines.ReadFile(path));

            models.Asked.Should().Be(20);
            run.Verdict.Should().Be(Verdict.Pass);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<(Numbers Numbers, CountingModels Models, Baseline Baseline)> BaselineAsync(int cases = 20)
    {
        var numbers = new Numbers(cases);
        var models = new CountingModels();
        var suite = numbers.Suite(Judges.Correctness("fake:/judge"));
        var run = await suite.RunAsync(numbers.Options() with { Models = models });
        return (numbers, models, Baselines.FromRun(run.Results, Now));
    }

    private static Task<EvalRun> RunAsync(Numbers numbers, CountingModels models, Baseline baseline, CancellationToken drain = default, CancellationToken cancel = default)
    {
        var suite = numbers.Suite(Judges.Correctness("fake:/judge"));
        suite.Gate(new FeedbackRef("correctness"), maxDrop: 0.05);
        return suite.RunAsync(numbers.Options(drain) with { Models = models, Baseline = baseline }, cancel);
    }
}
