using System.Net;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

public sealed class ResumeTests
{
    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_was()
    {
        var numbers = new Numbers(10);
        var first = await StoppedAfterAsync(numbers, 4);
        numbers.Called.Clear();

        var run = await numbers.Suite().RunAsync(numbers.Options());

        run.Id.Should().Be(first.Id);
        run.Results.Record.State.Should().Be(RunState.Completed);
        run.Results.Rows.Should().HaveCount(10).And.OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
        numbers.Called.Should().Equal("case-05", "case-06", "case-07", "case-08", "case-09", "case-10");
        numbers.Notices.Should().ContainSingle().Which.Should().Be($"run {run.Id} goes on: kept 4, running 6");
        (await numbers.RunsAsync()).Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scoring_that_was_stopped_goes_on_and_asks_no_judge_twice(bool namesTheStoppedRun)
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();
        var run = await numbers.Suite().RunAsync(numbers.Options());
        using var stop = new CancellationTokenSource();
        models.Before = (asked, _) => (asked == 4 ? stop : null)?.Cancel();
        var act = () => Judged().RunAsync(numbers.Options(stop.Token) with { RescoreRun = run.Id, Models = models });
        var partial = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;

        var whole = await Judged().RunAsync(numbers.Options() with { RescoreRun = namesTheStoppedRun ? partial.Id : run.Id, Models = models });

        whole.Results.Rows.Should().HaveCount(10);
        whole.Results.Record.Partial.Should().BeFalse();
        models.Asked.Should().Be(10);
        numbers.Notices.Should().Contain($"run {partial.Id} scored the outputs of run {run.Id} and was stopped: what it had scored is kept");

        EvalSuite Judged() => numbers.Suite(Judges.Correctness("fake:/judge"));
    }

    [Fact]
    public async Task Scoring_that_was_stopped_twice_keeps_what_either_had_scored()
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();
        var run = await numbers.Suite().RunAsync(numbers.Options());
        await StoppedAfterAsync(asked: 6);

        // The second is stopped before it has come to all that the first had scored.
        using (var at = new CancellationTokenSource())
        {
            await at.CancelAsync();
            var nothing = () => Judged().RunAsync(numbers.Options(at.Token) with { RescoreRun = run.Id, Models = models });
            await nothing.Should().ThrowAsync<EvaluationCanceledException>();
        }

        var whole = await Judged().RunAsync(numbers.Options() with { RescoreRun = run.Id, Models = models });

        whole.Results.Rows.Should().HaveCount(10);
        models.Asked.Should().Be(10);

        EvalSuite Judged() => numbers.Suite(Judges.Correctness("fake:/judge"));

        async Task StoppedAfterAsync(int asked)
        {
            using var stop = new CancellationTokenSource();
            models.Before = (count, _) => (count == asked ? stop : null)?.Cancel();
            var act = () => Judged().RunAsync(numbers.Options(stop.Token) with { RescoreRun = run.Id, Models = models });
            await act.Should().ThrowAsync<EvaluationCanceledException>();
            models.Before = (_, _) => { };
        }
    }

    [Fact]
    public async Task Scoring_of_edited_expectations_that_was_stopped_goes_on_too()
    {
        var numbers = new Numbers(10);
        var models = new CountingModels();
        var run = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models });
        var edited = EvalDatasets.Create("numbers", numbers.Dataset.Cases.Select(c => EvalCases.Create(c.Inputs, CaseFields.OfText(("expected_response", c.AcceptedResponses[0] + " exactly")), id: c.Id)));
        using var stop = new CancellationTokenSource();
        models.Before = (asked, _) => (asked == 10 + 4 ? stop : null)?.Cancel();
        var act = () => Judged().RunAsync(numbers.Options(stop.Token) with { RescoreRun = run.Id, Models = models });
        await act.Should().ThrowAsync<EvaluationCanceledException>();

        var whole = await Judged().RunAsync(numbers.Options() with { RescoreRun = run.Id, Models = models });

        whole.Results.Rows.Should().HaveCount(10);
        models.Asked.Should().Be(20);

        EvalSuite Judged()
        {
            var suite = numbers.Suite(Judges.Correctness("fake:/judge"));
            suite.Dataset = edited;
            return suite;
        }
    }

    [Fact]
    public async Task All_repeats_that_a_run_has_are_scored_anew()
    {
        var numbers = new Numbers(4);
        var often = numbers.Suite();
        often.Run = often.Run with { Repeats = 3 };
        var run = await often.RunAsync(numbers.Options());

        var scored = await numbers.Suite().RunAsync(numbers.Options() with { RescoreRun = run.Id });

        scored.Results.Rows.Should().HaveCount(12).And.OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
        scored.Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public async Task A_retry_of_an_unfinished_runs_errors_leaves_it_unfinished()
    {
        using var stop = new CancellationTokenSource();
        var numbers = new Numbers(10)
        {
            Before = (c, _) => c.Id == "case-02" ? throw new HttpRequestException("busy", null, System.Net.HttpStatusCode.ServiceUnavailable) : c.Id == "case-05" ? stop.CancelAsync() : Task.CompletedTask,
        };
        var act = () => numbers.Suite().RunAsync(numbers.Options(stop.Token));
        var partial = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        numbers.Before = null;
        numbers.Called.Clear();

        var retried = await numbers.Suite().RunAsync(numbers.Options() with { RetryErrorsOf = partial.Id });
        var whole = await numbers.Suite().RunAsync(numbers.Options());

        retried.Results.Record.State.Should().Be(RunState.Cancelled, "five cases are still missing");
        retried.Results.Rows.Should().HaveCount(5).And.OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
        whole.Id.Should().Be(partial.Id);
        whole.Results.Record.State.Should().Be(RunState.Completed);
        numbers.Called.Should().Equal("case-02", "case-06", "case-07", "case-08", "case-09", "case-10");
    }

    [Fact]
    public async Task A_complete_run_whose_retry_died_is_complete_once_it_is_retried_again()
    {
        var numbers = new Numbers(5) { Before = (c, _) => c.Id == "case-02" ? throw new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable) : Task.CompletedTask };
        var run = await numbers.Suite().RunAsync(numbers.Options());
        numbers.Before = null;
        await numbers.Store.ReopenRunAsync(run.Id, default);

        var retried = await numbers.Suite().RunAsync(numbers.Options() with { RetryErrorsOf = run.Id });

        retried.Results.Record.State.Should().Be(RunState.Completed);
        retried.Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public async Task A_complete_run_that_is_taken_stays_as_it_is()
    {
        var numbers = new Numbers(5) { Before = (c, _) => c.Id == "case-02" ? throw new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable) : Task.CompletedTask };
        var run = await numbers.Suite().RunAsync(numbers.Options());
        numbers.Called.Clear();

        var taken = await numbers.Suite().RunAsync(numbers.Options() with { TakeCompleteRun = true, BudgetUsd = 0 });

        taken.Id.Should().Be(run.Id);
        taken.Results.Record.State.Should().Be(RunState.Completed);
        numbers.Called.Should().BeEmpty("its errors are its own");
    }

    [Fact]
    public async Task Only_the_selected_errors_are_retried()
    {
        var numbers = new Numbers(10) { Before = (_, _) => throw new HttpRequestException("busy", null, System.Net.HttpStatusCode.ServiceUnavailable) };
        var run = await numbers.Suite().RunAsync(numbers.Options());
        numbers.Before = null;
        numbers.Called.Clear();

        var retried = await numbers.Suite().RunAsync(numbers.Options() with { RetryErrorsOf = run.Id, SelectedCases = new HashSet<string> { "case-03", "case-04" } });

        numbers.Called.Should().Equal("case-03", "case-04");
        retried.Results.Rows.Count(r => r.Trial.Status == TrialStatus.Ok).Should().Be(2);
        retried.Results.Rows.Should().HaveCount(10);
    }

    [Fact]
    public async Task Stopping_finishes_what_is_in_flight()
    {
        using var stop = new CancellationTokenSource();
        var numbers = new Numbers(10) { Before = (c, _) => c.Id == "case-03" ? stop.CancelAsync() : Task.CompletedTask };

        var act = () => numbers.Suite().RunAsync(numbers.Options(stop.Token));

        var run = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        run.Results.Rows.Select(r => r.Trial.CaseId).Should().Equal("case-01", "case-02", "case-03");
        run.Results.Column("exact_match")!.Cells.Should().OnlyContain(c => c!.Value != null, "the trial in flight is scored too");
    }

    [Fact]
    public async Task An_app_that_fails_while_the_run_is_stopped_is_not_held_against_it()
    {
        using var stop = new CancellationTokenSource();
        var numbers = new Numbers(3)
        {
            Before = async (c, _) =>
            {
                if (c.Id == "case-02")
                {
                    await stop.CancelAsync();
                    throw new InvalidOperationException("killed by the same Ctrl-C");
                }
            },
        };
        var act = () => numbers.Suite().RunAsync(numbers.Options(stop.Token));
        await act.Should().ThrowAsync<EvaluationCanceledException>();
        numbers.Before = null;

        var run = await numbers.Suite().RunAsync(numbers.Options());

        run.Verdict.Should().Be(Verdict.Pass);
        run.Results.Rows.Should().HaveCount(3).And.OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
    }

    [Fact]
    public async Task A_complete_run_is_not_gone_on_with()
    {
        var numbers = new Numbers(3);
        var first = await numbers.Suite().RunAsync(numbers.Options());

        var second = await numbers.Suite().RunAsync(numbers.Options());

        second.Id.Should().NotBe(first.Id);
        numbers.Called.Should().HaveCount(6);
    }

    [Fact]
    public async Task An_unfinished_run_is_forgotten_once_a_complete_one_was_made()
    {
        var numbers = new Numbers(5);
        await StoppedAfterAsync(numbers, 2);
        await numbers.Suite().RunAsync(numbers.Options() with { Fresh = true });
        numbers.Called.Clear();

        await numbers.Suite().RunAsync(numbers.Options());

        numbers.Called.Should().HaveCount(5);
        (await numbers.RunsAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Fresh_begins_a_new_run()
    {
        var numbers = new Numbers(5);
        var first = await StoppedAfterAsync(numbers, 2);
        numbers.Called.Clear();

        var run = await numbers.Suite().RunAsync(numbers.Options() with { Fresh = true });

        run.Id.Should().NotBe(first.Id);
        numbers.Called.Should().HaveCount(5);
    }

    [Fact]
    public async Task What_differs_is_named()
    {
        (await NoticeOfAsync(s => s.AppFingerprint = "app-2")).Should().Match("the unfinished run * is not resumed: the app differs (app-1 → app-2)");
        (await NoticeOfAsync(s => s.Score(Scorers.Contains("1")))).Should().EndWith("the scorer of 'contains' is new");
        (await NoticeOfAsync(s => s.Run = s.Run with { Repeats = 2 })).Should().EndWith("repeats differ (1 → 2)");
        (await NoticeOfAsync(s => s.Run = s.Run with { Seed = 8 })).Should().EndWith("seed differs (7 → 8)");
        (await NoticeOfAsync(s => s.Gate(new FeedbackRef("exact_match"), atLeast: 0.5))).Should().EndWith("the gates differ");
        (await NoticeOfAsync(s => s.Dataset = new Numbers(4).Dataset)).Should().Contain("the dataset differs (");
        (await NoticeOfAsync(_ => { }, o => o with { SelectedCases = new HashSet<string> { "case-01" } })).Should().EndWith("other cases are selected");
    }

    [Fact]
    public async Task A_run_that_another_process_is_making_is_left_alone()
    {
        var numbers = new Numbers(5);
        var first = await StoppedAfterAsync(numbers, 2);
        using var other = await numbers.Store.TryHoldRunAsync(first.Id, default);

        var run = await numbers.Suite().RunAsync(numbers.Options());

        run.Id.Should().NotBe(first.Id);
        run.Results.Rows.Should().HaveCount(5);
        numbers.Notices.Should().ContainSingle().Which.Should().Be($"run {first.Id} is being made by another process: this one is a run of its own");
    }

    [Fact]
    public async Task A_stored_answer_without_its_judgement_is_judged_and_not_asked_for_again()
    {
        var numbers = new Numbers(3);
        var models = new CountingModels { Down = true };
        using var stop = new CancellationTokenSource();
        numbers.Before = (c, _) => c.Id == "case-02" ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options(stop.Token) with { Models = models });
        await act.Should().ThrowAsync<EvaluationCanceledException>();
        numbers.Before = null;
        numbers.Called.Clear();
        models.Down = false;

        var run = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models });

        numbers.Called.Should().Equal("case-03");
        run.Results.Column("correctness")!.Cells.Should().HaveCount(3).And.OnlyContain(c => c!.Value != null);
    }

    [Fact]
    public async Task The_errors_of_a_run_are_retried_in_it_and_give_way_to_results_only()
    {
        var numbers = new Numbers(4) { Before = (c, _) => c.Id is "case-02" or "case-03" ? throw new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable) : Task.CompletedTask };
        var first = await numbers.Suite().RunAsync(numbers.Options());
        numbers.Called.Clear();
        numbers.Before = (c, _) => c.Id is "case-03" ? throw new HttpRequestException("still down", null, HttpStatusCode.ServiceUnavailable) : Task.CompletedTask;

        var run = await numbers.Suite().RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });

        run.Id.Should().Be(first.Id);
        numbers.Called.Should().Equal("case-02", "case-03");
        run.Results.Rows[1].Trial.Should().Match<Trial>(t => t.Status == TrialStatus.Ok && t.Attempt == 2);
        run.Results.Rows[2].Trial.Error!.Message.Should().Be("down", "the retry brought no result");
        run.Results.Record.State.Should().Be(RunState.Completed);
    }

    [Fact]
    public async Task A_judges_errors_are_retried_without_calling_the_app()
    {
        var numbers = new Numbers(3);
        var models = new CountingModels { Down = true };
        var first = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models });
        numbers.Called.Clear();

        var stillDown = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models, RetryErrorsOf = first.Id });
        models.Down = false;
        var run = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models, RetryErrorsOf = first.Id });

        numbers.Called.Should().BeEmpty();
        stillDown.Results.Column("correctness")!.Cells.Should().OnlyContain(c => c!.Error!.Kind == FeedbackErrorKind.Provider);
        run.Results.Column("correctness")!.Cells.Should().OnlyContain(c => c!.Passed == true);
    }

    [Fact]
    public async Task A_retry_that_fails_takes_no_value_away_where_only_a_part_was_an_error()
    {
        var numbers = new Numbers(1);
        var scorer = new PartlyFailing();
        var first = await numbers.Suite(scorer).RunAsync(numbers.Options());
        scorer.FailsWhole = true;

        var run = await numbers.Suite(scorer).RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });

        run.Results.Column("two")!.Cells.Single()!.Value.Should().Be(FeedbackValue.Of(true));
        run.Results.Column("two.part")!.Cells.Single()!.Error!.Message.Should().Be("cut off");
    }

    [Fact]
    public async Task A_retried_app_is_asked_as_it_was_although_the_store_keeps_no_secret()
    {
        var secret = "ghp_" + new string('a', 18) + new string('7', 18);
        var numbers = new Numbers(1);
        var suite = numbers.Suite();
        suite.Dataset = EvalKit.Datasets.EvalDatasets.Create("numbers", [EvalKit.Datasets.EvalCases.Create(CaseFields.OfText(("question", secret)), CaseFields.OfText(("expected_response", "1")), id: "case-01")]);
        var seen = new List<string?>();
        numbers.Before = (c, _) =>
        {
            seen.Add(c.Inputs.Text("question"));
            return seen.Count == 1 ? throw new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable) : Task.CompletedTask;
        };
        var first = await suite.RunAsync(numbers.Options());

        var run = await suite.RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });

        seen.Should().Equal(secret, secret);
        run.Results.Rows.Single().Case.Inputs.Text("question").Should().NotContain(secret);
    }

    [Fact]
    public async Task Errors_are_retried_by_the_app_that_made_them_only()
    {
        var numbers = new Numbers(2);
        var first = await numbers.Suite().RunAsync(numbers.Options());
        var suite = numbers.Suite();
        suite.AppFingerprint = "app-2";

        var act = () => suite.RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage($"The errors of run {first.Id} cannot be retried here: the app differs (app-1 → app-2).*");
    }

    [Fact]
    public async Task Scoring_anew_calls_no_app_and_keeps_what_unchanged_judges_said()
    {
        var numbers = new Numbers(4);
        var models = new CountingModels();
        var first = await numbers.Suite(Judges.Correctness("fake:/judge")).RunAsync(numbers.Options() with { Models = models });
        numbers.Called.Clear();

        var run = await numbers.Suite(Judges.Correctness("fake:/judge"), Scorers.ExactMatch()).RunAsync(numbers.Options() with { Models = models, RescoreRun = first.Id });

        numbers.Called.Should().BeEmpty();
        models.Asked.Should().Be(4, "the judge is the same and said it before");
        run.Id.Should().NotBe(first.Id);
        run.Metric("exact_match")!.Value.Should().Be(1);
        run.Metric("correctness")!.Value.Should().Be(1);
        run.Results.Rows.Select(r => r.Trial.Output!.Text).Should().Equal(first.Results.Rows.Select(r => r.Trial.Output!.Text));
        run.Results.Record.AppFingerprint.Should().Be(first.Results.Record.AppFingerprint);
        run.Results.Rows.Select(r => r.Trial.TraceId).Should().NotIntersectWith(first.Results.Rows.Select(r => r.Trial.TraceId));
    }

    [Fact]
    public async Task Scoring_anew_takes_edited_expectations_and_leaves_out_edited_inputs()
    {
        var numbers = new Numbers(3);
        var first = await numbers.Suite().RunAsync(numbers.Options());
        var edited = numbers.Dataset.Cases.Select((c, i) => i switch
        {
            0 => EvalKit.Datasets.EvalCases.Create(c.Inputs, CaseFields.OfText(("expected_response", "one")), id: c.Id),
            1 => EvalKit.Datasets.EvalCases.Create(CaseFields.OfText(("question", "What else?")), c.Expectations, id: c.Id),
            _ => c,
        });
        var suite = numbers.Suite();
        suite.Dataset = EvalKit.Datasets.EvalDatasets.Create("numbers", edited);

        var run = await suite.RunAsync(numbers.Options() with { RescoreRun = first.Id });

        run.Results.Rows.Select(r => r.Trial.CaseId).Should().Equal("case-01", "case-03");
        run.Results.Column("exact_match")!.Cells.Select(c => c!.Passed).Should().Equal(false, true);
        run.Results.Record.Partial.Should().BeTrue();
        numbers.Notices.Should().ContainSingle().Which.Should().StartWith("2 of 3 cases have an output in run ");
    }

    private static async Task<EvalRun> StoppedAfterAsync(Numbers numbers, int trials)
    {
        using var stop = new CancellationTokenSource();
        var done = 0;
        numbers.Before = (_, _) => ++done == trials ? stop.CancelAsync() : Task.CompletedTask;
        var act = () => numbers.Suite().RunAsync(numbers.Options(stop.Token));
        var run = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        numbers.Before = null;
        return run;
    }

    private static async Task<string> NoticeOfAsync(Action<EvalSuite> change, Func<EvaluationOptions, EvaluationOptions>? options = null)
    {
        var numbers = new Numbers(5);
        await StoppedAfterAsync(numbers, 2);
        var suite = numbers.Suite();
        change(suite);
        await suite.RunAsync((options ?? (o => o))(numbers.Options()));
        return numbers.Notices.Should().ContainSingle().Subject;
    }

    /// <summary>Says one thing and fails at another; later it fails at both.</summary>
    private sealed class PartlyFailing : IScorer
    {
        public bool FailsWhole { get; set; }

        public ScorerInfo Info { get; } = new("two", ScorerKind.Code, [new FeedbackInfo("two", FeedbackValueKind.Bool), new FeedbackInfo("two.part", FeedbackValueKind.Number)], "two-1");

        public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) => ValueTask.FromResult(new ScoreResult(
        [
            FailsWhole ? Score.Failed("two", FeedbackErrorKind.Provider, "down") : Score.Of("two", FeedbackValue.Of(true)),
            Score.Failed("two.part", FeedbackErrorKind.Unparseable, FailsWhole ? "down" : "cut off"),
        ]));
    }
}
