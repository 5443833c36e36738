using System.Net;
using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

public sealed class EvaluationTests
{
    private static readonly EvalDataset FourCases = EvalDatasets.Create("numbers", Enumerable.Range(1, 4).Select(i => EvalCases.Create(
        CaseFields.OfText(("question", $"What is {i}?")), CaseFields.OfText(("expected_response", $"{i}")), id: $"case-{i}")));

    [Fact]
    public async Task A_run_goes_from_the_dataset_to_a_verdict()
    {
        var suite = Suite((evalCase, _) => Answer(evalCase.AcceptedResponses[0]));
        suite.Gate(suite.Score(Scorers.ExactMatch()), atLeast: 0.3);

        var run = await suite.RunAsync();

        run.Results.Record.State.Should().Be(RunState.Completed);
        run.Results.Rows.Select(r => r.Trial.CaseId).Should().Equal("case-1", "case-2", "case-3", "case-4");
        run.Metric("exact_match")!.Value.Should().Be(1);
        run.Metric("app_ok")!.Value.Should().Be(1);
        run.Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public async Task A_trial_is_stored_before_it_is_scored_and_its_feedback_after()
    {
        var store = new InMemoryRunStore();
        var seen = new List<string>();
        var suite = Suite((_, _) => Answer("x"));
        suite.Score(Scorers.From("looks_into_the_store", args =>
        {
            var runId = store.ListRunsAsync(new RunQuery(), default).Result.Single().Id;
            var stored = store.ReadTrialsAsync(runId, default).ToBlockingEnumerable().Any(t => t.TraceId == args.Trial.TraceId);
            var judged = store.ReadFeedbackAsync(runId, default).ToBlockingEnumerable().Any(f => f.TraceId == args.Trial.TraceId);
            lock (seen)
            {
                seen.Add($"{stored} {judged}");
            }

            return true;
        }));

        await suite.RunAsync(new EvaluationOptions { Store = store });

        seen.Should().Equal(Enumerable.Repeat("True False", 4));
    }

    [Fact]
    public async Task An_app_that_throws_fails_app_ok_and_not_the_run()
    {
        var suite = Suite((evalCase, _) => evalCase.Id == "case-2" ? throw new InvalidOperationException("no index") : Answer("1"));
        suite.Score(Scorers.ExactMatch());

        var run = await suite.RunAsync();

        var trial = run.Results.Rows[1].Trial;
        trial.Status.Should().Be(TrialStatus.AppError);
        trial.Error.Should().Be(new TrialError(TrialErrorKind.App, "System.InvalidOperationException", "no index"));
        run.Results.Column("app_ok")!.Cells[1]!.Passed.Should().BeFalse();
        run.Results.Column("exact_match")!.Cells[1]!.State.Should().Be(FeedbackState.Error);
        run.Verdict.Should().Be(Verdict.Fail);
        run.Gates[0].Reason.Should().Be(GateReason.AppBroke);
    }

    [Fact]
    public async Task A_provider_that_recovers_within_the_retries_leaves_a_normal_trial_of_a_later_attempt()
    {
        var calls = 0;
        var suite = Suite((_, _) => Interlocked.Increment(ref calls) <= 2 ? throw new HttpRequestException("busy", null, HttpStatusCode.TooManyRequests) : Answer("1"));
        suite.Run = suite.Run with { Concurrency = 1 };

        var run = await suite.RunAsync(new EvaluationOptions { Time = new ImmediateTime() });

        run.Results.Rows[0].Trial.Should().Match<Trial>(t => t.Status == TrialStatus.Ok && t.Attempt == 3);
        run.Results.Rows.Skip(1).Should().OnlyContain(r => r.Trial.Attempt == 1);
    }

    [Fact]
    public async Task A_provider_that_stays_down_is_an_error_and_never_the_apps_fault()
    {
        var suite = Suite((_, _) => throw new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable));

        var run = await suite.RunAsync(new EvaluationOptions { Time = new ImmediateTime() });

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Attempt == 3 && r.Trial.Error!.Kind == TrialErrorKind.Provider);
        run.Results.Column("app_ok")!.Cells.Should().OnlyContain(c => c!.State == FeedbackState.Error);
        run.Gates[0].Reason.Should().NotBe(GateReason.AppBroke);
        run.Verdict.Should().NotBe(Verdict.Pass);
    }

    [Fact]
    public async Task An_app_that_never_looks_at_its_token_ends_as_timeout()
    {
        var suite = Suite((_, _) => new TaskCompletionSource<AppOutput>().Task);
        suite.Run = suite.Run with { Timeout = TimeSpan.FromMilliseconds(20) };

        var run = await suite.RunAsync();

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Timeout && r.Trial.Error!.Message == "No answer within 0.02 s.");
        run.Results.Column("app_ok")!.Cells.Should().OnlyContain(c => c!.State == FeedbackState.Error);
    }

    [Fact]
    public async Task No_more_trials_are_in_flight_than_the_suite_allows()
    {
        int inFlight = 0, most = 0;
        var suite = Suite(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return "x";
        });
        suite.Run = suite.Run with { Concurrency = 2, Repeats = 10 };

        var run = await suite.RunAsync();

        run.Results.Rows.Should().HaveCount(40);
        most.Should().BeInRange(1, 2);
    }

    [Fact]
    public async Task Trials_overlap_up_to_the_concurrency()
    {
        using var together = new CountdownEvent(4);
        var suite = Suite(async (_, token) =>
        {
            together.Signal();
            await Task.Run(() => together.Wait(token), token);
            return "x";
        });
        suite.Run = suite.Run with { Concurrency = 4 };

        var run = await suite.RunAsync();

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
    }

    [Fact]
    public async Task Trials_that_block_a_thread_need_not_wait_for_one()
    {
        const int Concurrency = 24;
        var suite = Suite((_, _) => Task.FromResult(AppOutput.FromText("x")));
        suite.Run = suite.Run with { Concurrency = Concurrency };

        await suite.RunAsync();

        ThreadPool.GetMinThreads(out var workers, out _);
        workers.Should().BeGreaterThanOrEqualTo(Environment.ProcessorCount + Concurrency);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_it_has_and_says_so()
    {
        using var cancel = new CancellationTokenSource();
        var store = new InMemoryRunStore();
        var suite = Suite(async (evalCase, token) =>
        {
            if (evalCase.Id == "case-3")
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return "1";
        });
        suite.Run = suite.Run with { Concurrency = 1 };

        var act = () => suite.RunAsync(new EvaluationOptions { Store = store }, cancel.Token);

        var run = (await act.Should().ThrowAsync<EvaluationCanceledException>()).Which.Run;
        run.Results.Record.State.Should().Be(RunState.Cancelled);
        run.Verdict.Should().Be(Verdict.Invalid, "a part of a run says nothing of the whole");
        run.Results.Rows.Select(r => (r.Trial.CaseId, r.Trial.Status)).Should().Equal(
            ("case-1", TrialStatus.Ok), ("case-2", TrialStatus.Ok), ("case-3", TrialStatus.Cancelled));
    }

    [Fact]
    public async Task A_run_of_some_cases_is_partial()
    {
        var run = await Suite((_, _) => Answer("x")).RunAsync(new EvaluationOptions { SelectedCases = new HashSet<string> { "case-2" } });

        run.Results.Record.Should().Match<RunRecord>(r => r.Partial && r.SelectedCases == 1 && r.TotalCases == 4);
        run.Results.Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task Recorded_outputs_are_scored_without_an_app()
    {
        var cases = FourCases.Cases.Select((c, i) => i == 3 ? c : c with { RecordedOutput = AppOutput.FromText("2") });
        var suite = new EvalSuite("recorded") { Dataset = EvalDatasets.Create("recorded", cases) };
        suite.Score(Scorers.ExactMatch());

        var run = await suite.RunAsync();

        run.Results.Rows.Select(r => r.Trial.Status).Should().Equal(TrialStatus.Ok, TrialStatus.Ok, TrialStatus.Ok, TrialStatus.Skipped);
        run.Metric("exact_match").Should().Match<Metric>(m => m.N == 3 && m.Value == 1.0 / 3);
        run.Results.Record.AppFingerprint.Should().StartWith("recorded:");
    }

    [Fact]
    public async Task A_suite_without_an_app_and_without_recorded_outputs_is_an_error_before_anything_runs()
    {
        var act = () => new EvalSuite("forgotten") { Dataset = FourCases }.RunAsync();

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("Suite 'forgotten' has no app and dataset 'numbers' no recorded outputs*");
    }

    [Fact]
    public async Task Progress_counts_every_trial_once()
    {
        var seen = new List<EvaluationProgress>();

        await Suite((_, _) => Answer("x")).RunAsync(new EvaluationOptions { Progress = new Recorder(seen) });

        seen.Max(p => p.Done).Should().Be(4);
        seen.Should().OnlyContain(p => p.Total == 4 && p.InFlight >= 0);
    }

    [Fact]
    public async Task A_run_that_breaks_is_stored_as_failed()
    {
        var store = new BreakingStore();
        var act = () => Suite((_, _) => Answer("1")).RunAsync(new EvaluationOptions { Store = store });

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("the disk is full");

        (await store.ListRunsAsync(new RunQuery(), default)).Should().ContainSingle().Which.State.Should().Be(RunState.Failed);
    }

    [Fact]
    public async Task An_exception_with_odd_properties_is_a_trial_like_any_other()
    {
        var suite = Suite((evalCase, _) => throw (evalCase.Id == "case-1" ? new TwoStatusesException() : evalCase.Id == "case-2" ? new ThrowingStatusException() : new OwnCodeException()));

        var run = await suite.RunAsync(new EvaluationOptions { Time = new ImmediateTime() });

        run.Results.Rows.Should().HaveCount(4).And.OnlyContain(r => r.Trial.Error!.Kind == TrialErrorKind.App && r.Trial.Attempt == 1);
        run.Gates[0].Reason.Should().Be(GateReason.AppBroke);
    }

    [Fact]
    public async Task Clients_of_judges_are_closed_when_a_later_judge_cannot_be_bound()
    {
        var models = new OneModel();
        var suite = Suite((_, _) => Answer("1"));
        suite.Run = suite.Run with { Replay = ReplayMode.Off };
        suite.Score(Judges.Correctness("fake:/known", "first"));
        suite.Score(Judges.Correctness("fake:/unknown", "second"));

        var act = () => suite.RunAsync(new EvaluationOptions { Models = models });

        await act.Should().ThrowAsync<EvalKitException>().WithMessage("*fake:/unknown*no key*");
        models.Client.Disposed.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task The_suites_retries_hold_for_its_judges_too(int retries, int asked)
    {
        var models = new OneModel();
        var suite = new EvalSuite("one") { Dataset = EvalDatasets.Create("one", FourCases.Cases.Take(1)), App = (_, _) => Answer("1") };
        suite.Run = suite.Run with { Replay = ReplayMode.Off, Retries = retries };
        suite.Score(Judges.Correctness("fake:/known"));

        var run = await suite.RunAsync(new EvaluationOptions { Models = models, Time = new ImmediateTime() });

        run.Results.Column("correctness")!.Cells.Single()!.Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
        models.Client.Asked.Should().Be(asked);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_recorded_output_took_what_was_recorded_and_no_time_that_is_known_without_it(bool isJudged, int repeats)
    {
        EvalCase Case(string id, AppOutput output) => EvalCases.Create(CaseFields.OfText(("question", id)), CaseFields.OfText(("expected_response", "yes")), id: id, recordedOutput: output);
        var suite = new EvalSuite("recorded")
        {
            Dataset = EvalDatasets.Create("recorded", [Case("told", AppOutput.FromText("yes") with { RecordedLatency = TimeSpan.FromMilliseconds(70) }), Case("silent", "yes")]),
            Run = new RunSettings { Replay = ReplayMode.Off, Repeats = repeats },
        };
        suite.Score(isJudged ? Judges.Correctness("fake:/m") : Scorers.ExactMatch());

        var run = await suite.RunAsync(new EvaluationOptions { Models = new CountingModels() });

        run.Results.Rows.Where(r => r.Case.Id == "told").Should().OnlyContain(r => r.Trial.Latency == TimeSpan.FromMilliseconds(70));
        run.Results.Rows.Where(r => r.Case.Id == "silent").Should().HaveCount(repeats).And.OnlyContain(r => r.Trial.Latency == null);
    }

    private static EvalSuite Suite(EvalApp app) => new("numbers") { Dataset = FourCases, App = app };

    private static Task<AppOutput> Answer(string text) => Task.FromResult(AppOutput.FromText(text));

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

    /// <summary>A clock whose timers are due at once, so that waiting between retries takes no time.</summary>
    private sealed class ImmediateTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan || dueTime > TimeSpan.FromSeconds(40) ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
    }


    private class StatusException : Exception
    {
        public object Status { get; } = "broken";
    }

    private sealed class TwoStatusesException : StatusException
    {
        public new int Status { get; } = 12;
    }

    private sealed class ThrowingStatusException : Exception
    {
        public int Status => throw new NotSupportedException($"no status of {HResult}");
    }

    /// <summary>An application's own code, far beyond HTTP's, is no provider's failure.</summary>
    private sealed class OwnCodeException : Exception
    {
        public int StatusCode { get; } = 1001;
    }

    private sealed class OneModel : IChatModels
    {
        public DownClient Client { get; } = new();

        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => model.Model == "known" ? null : "there is no key.";

        public IChatClient Create(ModelUri model) => Client;
    }

    private sealed class DownClient : IChatClient
    {
        public int Asked { get; private set; }

        public bool Disposed { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked++;
            throw new ChatProviderException("busy", 503);
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => Disposed = true;
    }
}
