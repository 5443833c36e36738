using System.Text.Json.Nodes;
using EvalKit.Metrics;
using EvalKit.Runs;
using EvalKit.Runs.Merging;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs.Merging;

public sealed class RunMergerTests
{
    private readonly EvalDataset _dataset = SampleRun.Dataset(4);
    private InMemoryRunStore Target { get; } = new();

    [Fact]
    public async Task Parts_become_one_complete_run_in_the_datasets_order()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(2, 10).Then(p => p.AnsweredAsync(0, 11));
        var second = await (await BeginAsync(2)).AnsweredAsync(3, 20).Then(p => p.AnsweredAsync(1, 21));

        var merge = await MergeAsync(second, first);

        var results = await RunReader.LoadAsync(Target, merge.Run.Id, CancellationToken.None);
        results.Rows.Select(r => r.Case.Id).Should().Equal(_dataset.Cases.Select(c => c.Id));
        results.Column("score")!.Cells.Should().OnlyContain(f => f!.Value!.Number == 1);
        results.Record.Should().Match<RunRecord>(r => r.State == RunState.Completed && !r.Partial && r.SelectedCases == 4 && r.TotalCases == 4);
        results.Record.Parameters["merged_from"].Should().Be($"{first.RunId},{second.RunId}");
        merge.Missing.Should().BeEmpty();
        merge.Sources.Should().Equal($"run {first.RunId} of shard-1.db", $"run {second.RunId} of shard-2.db");
    }

    [Fact]
    public async Task A_case_that_two_parts_have_counts_once_and_keeps_what_either_scored()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10);
        var second = await (await BeginAsync(2)).AnsweredAsync(0, 20);
        await second.AppendAsync(
            SampleRun.Trial(_dataset.Cases[0], 20, output: "an answer") with { OutputHash = "hash of an answer" }, trial => SampleRun.Feedback(trial, 21, "tone", FeedbackValue.OfCategory("kind")));

        var merge = await MergeAsync(first, second);

        merge.Trials.Should().ContainSingle().Which.TraceId.Should().Be(SampleRun.TraceId(10));
        merge.Feedback.Select(f => (f.Name, f.TraceId)).Should().BeEquivalentTo([("score", SampleRun.TraceId(10)), ("tone", SampleRun.TraceId(10))]);
    }

    [Fact]
    public async Task What_attempts_before_the_one_that_counts_cost_comes_along()
    {
        var part = await BeginAsync(1);
        var failed = SampleRun.Trial(_dataset.Cases[0], 10) with { Status = TrialStatus.AppError, Output = null, OutputHash = null, LostCost = new AppCost(0.25m, 1) };
        await part.Store.AppendTrialsAsync(part.RunId, [failed, SampleRun.Trial(_dataset.Cases[0], 11, attempt: 2) with { LostCost = new AppCost(0.50m, 0) }], CancellationToken.None);

        var merge = await MergeAsync(part, await BeginAsync(2));

        merge.Trials.Should().ContainSingle().Which.LostCost.Should().Be(new AppCost(0.75m, 1));
        (await RunReader.LoadAsync(part.Store, part.RunId, CancellationToken.None)).SupersededTrials.Should().ContainSingle().Which.LostCost.Should().Be(new AppCost(0.25m, 1));
    }

    [Fact]
    public async Task Errors_that_a_value_beats_and_those_of_failed_retries_come_along_for_their_cost_alone()
    {
        static JsonObject Paid(decimal usd) => new() { ["cost_usd"] = usd, ["model_calls"] = 1 };
        static Feedback Failed(Trial trial, int number, JsonObject? metadata) =>
            SampleRun.Feedback(trial, number, "tone") with { Value = null, Error = new FeedbackError(FeedbackErrorKind.Unparseable, "no", null), Metadata = metadata };
        var part = await (await BeginAsync(1)).AnsweredAsync(0, 10);
        var trial = SampleRun.Trial(_dataset.Cases[0], 10);
        var retried = Paid(0.04m);
        retried[FeedbackMetadata.Superseded] = true;
        await part.Store.AppendFeedbackAsync(
            part.RunId,
            [Failed(trial, 30, Paid(0.01m)), Failed(trial, 31, metadata: null), Failed(trial, 33, retried), SampleRun.Feedback(trial, 32, "tone", FeedbackValue.OfCategory("kind")) with { Metadata = Paid(0.02m) }],
            CancellationToken.None);

        var merge = await MergeAsync(part, await BeginAsync(2));

        var results = await RunReader.LoadAsync(Target, merge.Run.Id, CancellationToken.None);
        results.Column("tone")!.Cells.Single()!.Value!.Label.Should().Be("kind");
        results.SupersededFeedback.Should().HaveCount(2);
        RunCost.Of(results).KnownUsd.Should().Be(0.07m);
    }

    [Fact]
    public async Task Traces_come_along_with_the_trial_that_is_kept_and_with_what_judges_said_of_either()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10).Then(p => p.AnsweredAsync(1, 11));
        var second = await (await BeginAsync(2)).AnsweredAsync(0, 20);
        var (kept, other) = (SampleRun.Trial(_dataset.Cases[0], 10), SampleRun.Trial(_dataset.Cases[0], 20));
        await first.Store.AppendTracesAsync(first.RunId, [SampleRun.Trace(kept), SampleRun.Trace(kept, judge: 70)], CancellationToken.None);
        await second.Store.AppendTracesAsync(second.RunId, [SampleRun.Trace(other), SampleRun.Trace(other, judge: 80)], CancellationToken.None);

        var merge = await MergeAsync(first, second);

        var traces = await Target.FindTracesAsync(merge.Run.Id, kept.TraceId, CancellationToken.None);
        traces.Select(t => t.TraceId).Should().Equal(kept.TraceId, SampleRun.TraceId(70), SampleRun.TraceId(80));
        traces.Should().OnlyContain(t => t.TrialId == kept.TraceId && t.Spans.Count == 2);
        (await Target.ReadTracesAsync(merge.Run.Id, CancellationToken.None).ToListAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Different_outputs_are_a_conflict_that_is_listed_and_nothing_is_written()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10, "yes").Then(p => p.AnsweredAsync(1, 11));
        var second = await (await BeginAsync(2)).AnsweredAsync(0, 20, "no");

        var merge = await PlanAsync(first, second);
        var write = () => RunMerger.WriteAsync(Target, [merge], CancellationToken.None);

        merge.Conflicts.Should().Equal(new MergeConflict("faq", _dataset.Cases[0].Id, 0, $"run {first.RunId} of shard-1.db", $"run {second.RunId} of shard-2.db"));
        var fault = (await write.Should().ThrowAsync<EvalKitException>()).Which;
        fault.Kind.Should().Be(FaultKind.Usage);
        fault.Message.Should().Contain($"case '{_dataset.Cases[0].Id}', repeat 0").And.Contain("shard-1.db").And.Contain("shard-2.db");
        (await Target.ListRunsAsync(new RunQuery(), CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_output_beats_an_error_whichever_came_later()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10).Then(p => p.FailedAsync(1, 11, kind: TrialErrorKind.App));
        var second = await (await BeginAsync(2)).FailedAsync(0, 20, kind: TrialErrorKind.App).Then(p => p.AnsweredAsync(1, 21));

        var merge = await MergeAsync(first, second);

        merge.Trials.Should().OnlyContain(t => t.Status == TrialStatus.Ok).And.HaveCount(2);
        merge.Feedback.Should().OnlyContain(f => f.State == FeedbackState.Value).And.HaveCount(2);
        merge.Conflicts.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_errors_the_apps_own_is_kept()
    {
        var first = await (await BeginAsync(1)).FailedAsync(0, 10, kind: TrialErrorKind.App);
        var second = await (await BeginAsync(2)).FailedAsync(0, 20, TrialStatus.Timeout, TrialErrorKind.Timeout);

        (await PlanAsync(first, second)).Trials.Should().ContainSingle().Which.Error!.Kind.Should().Be(TrialErrorKind.App);
    }

    [Fact]
    public async Task A_value_beats_a_feedback_error_even_a_later_one()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10, score: 0.5);
        var second = await BeginAsync(2);
        await second.AppendAsync(
            SampleRun.Trial(_dataset.Cases[0], 20, output: "an answer") with { OutputHash = "hash of an answer" },
            trial => SampleRun.Feedback(trial, 20) with { Value = null, Error = new FeedbackError(FeedbackErrorKind.Provider, "429") });

        var merge = await MergeAsync(first, second);

        var results = await RunReader.LoadAsync(Target, merge.Run.Id, CancellationToken.None);
        results.Column("score")!.Cells.Single()!.Value!.Number.Should().Be(0.5);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_makes_the_run_partial()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10);
        var second = await (await BeginAsync(2)).AnsweredAsync(2, 20);

        var merge = await MergeAsync(first, second);

        merge.Missing.Should().Equal(new MissingTrial(_dataset.Cases[1].Id, 0), new MissingTrial(_dataset.Cases[3].Id, 0));
        merge.Run.Should().Match<RunRecord>(r => r.Partial && r.SelectedCases == 2 && r.State == RunState.Completed);
    }

    [Fact]
    public async Task Each_repeat_counts()
    {
        static RunRecord Twice(RunRecord run) => run with { Parameters = new Dictionary<string, string> { ["repeats"] = "2" } };
        var first = await (await BeginAsync(1, Twice)).AnsweredAsync(0, 10, "once").Then(p => p.AnsweredAsync(0, 11, "twice", repeat: 1));
        var second = await (await BeginAsync(2, Twice)).AnsweredAsync(1, 20);

        var merge = await MergeAsync(first, second);

        merge.Trials.Select(t => (t.CaseId, t.Repeat)).Should().Equal((_dataset.Cases[0].Id, 0), (_dataset.Cases[0].Id, 1), (_dataset.Cases[1].Id, 0));
        merge.Missing.Should().StartWith(new MissingTrial(_dataset.Cases[1].Id, 1)).And.HaveCount(5);
    }

    [Fact]
    public async Task A_part_that_was_cancelled_keeps_the_whole_from_passing()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10).Then(p => p.AnsweredAsync(1, 11)).Then(p => p.AnsweredAsync(2, 12));
        var second = await (await BeginAsync(2, r => r with { State = RunState.Cancelled })).FailedAsync(3, 20, TrialStatus.Cancelled, TrialErrorKind.NotRun);

        var merge = await MergeAsync(first, second);

        merge.Missing.Should().Equal(new MissingTrial(_dataset.Cases[3].Id, 0));
        merge.Run.Should().Match<RunRecord>(r => r.Partial && r.State == RunState.Cancelled);
    }

    [Fact]
    public async Task Merging_again_in_another_order_or_with_the_merged_run_changes_nothing()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10).Then(p => p.AnsweredAsync(1, 11));
        var second = await (await BeginAsync(2)).AnsweredAsync(2, 20).Then(p => p.AnsweredAsync(0, 21));
        var once = await MergeAsync(first, second);
        var before = await DumpAsync(once.Run.Id);

        var again = await MergeAsync(second, first);
        var withMerged = await RunMerger.PlanAsync([first.Store, Target, second.Store], [], CancellationToken.None);
        await RunMerger.WriteAsync(Target, withMerged, CancellationToken.None);
        var ofMerged = await RunMerger.PlanAsync([Target], [], CancellationToken.None);
        await RunMerger.WriteAsync(Target, ofMerged, CancellationToken.None);

        again.Run.Id.Should().Be(once.Run.Id);
        withMerged.Single().Run.Id.Should().Be(once.Run.Id);
        ofMerged.Single().Run.Id.Should().Be(once.Run.Id);
        (await Target.ListRunsAsync(new RunQuery(), CancellationToken.None)).Should().ContainSingle();
        (await DumpAsync(once.Run.Id)).Should().Be(before);
    }

    [Fact]
    public async Task More_of_a_part_is_another_run()
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10);
        var second = await (await BeginAsync(2)).AnsweredAsync(1, 20);
        var before = await PlanAsync(first, second);

        await second.AnsweredAsync(2, 21);

        (await PlanAsync(first, second)).Run.Id.Should().NotBe(before.Run.Id);
    }

    [Fact]
    public async Task A_sole_run_is_copied_as_it_is()
    {
        var part = await (await BeginAsync(1, r => r with { Partial = true, SelectedCases = 1 })).AnsweredAsync(0, 10);

        var merge = await MergeAsync(part);

        merge.Run.Id.Should().Be(part.RunId);
        FieldDump.Of(await Target.FindRunAsync(part.RunId, CancellationToken.None)).Should().Be(FieldDump.Of(await part.Store.FindRunAsync(part.RunId, CancellationToken.None)));
    }

    [Theory]
    [InlineData("suite")]
    [InlineData("app")]
    public async Task Runs_that_measured_something_else_stay_apart(string what)
    {
        var first = await (await BeginAsync(1)).AnsweredAsync(0, 10);
        var second = await (await BeginAsync(2, r => what == "app" ? r with { AppFingerprint = "other" } : r with { SuiteFingerprint = "other" })).AnsweredAsync(0, 20, "no");

        var merges = await RunMerger.PlanAsync([first.Store, second.Store], [], CancellationToken.None);

        merges.Should().HaveCount(2).And.OnlyContain(m => m.Conflicts.Count == 0);
    }

    [Fact]
    public async Task Of_a_store_the_newest_run_takes_part_with_the_others_of_its_session()
    {
        var store = new InMemoryRunStore();
        await (await Part.BeginAsync(_dataset, 1, r => r with { SessionId = "yesterday" }, store)).AnsweredAsync(0, 10, "an old answer");
        await (await Part.BeginAsync(_dataset, 2, r => r with { SessionId = "today" }, store)).AnsweredAsync(0, 20);
        await (await Part.BeginAsync(_dataset, 3, r => r with { SessionId = "today" }, store)).AnsweredAsync(1, 30);

        var merge = (await RunMerger.PlanAsync([store], [], CancellationToken.None)).Single();

        merge.Trials.Select(t => t.TraceId).Should().Equal(SampleRun.TraceId(20), SampleRun.TraceId(30));
        merge.Run.SessionId.Should().Be("today");
    }

    [Fact]
    public async Task Named_runs_are_merged_and_no_others()
    {
        var store = new InMemoryRunStore();
        var old = await (await Part.BeginAsync(_dataset, 1, r => r with { SessionId = "yesterday" }, store)).AnsweredAsync(0, 10);
        var middle = await (await Part.BeginAsync(_dataset, 2, r => r with { SessionId = "today" }, store)).AnsweredAsync(1, 20);
        await (await Part.BeginAsync(_dataset, 3, r => r with { SessionId = "today" }, store)).AnsweredAsync(2, 30);

        var merge = (await RunMerger.PlanAsync([store], [old.RunId, middle.RunId], CancellationToken.None)).Single();
        var absent = () => RunMerger.PlanAsync([store], ["0195ffff"], CancellationToken.None);

        merge.Trials.Select(t => t.TraceId).Should().Equal(SampleRun.TraceId(10), SampleRun.TraceId(20));
        merge.Run.SessionId.Should().NotBe("today").And.NotBe("yesterday");
        (await absent.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("0195ffff");
    }

    [Fact]
    public async Task The_whole_is_newer_than_its_parts_so_that_latest_names_it()
    {
        var store = new InMemoryRunStore();
        var first = await (await Part.BeginAsync(_dataset, 1, store: store)).AnsweredAsync(0, 10);
        var second = await (await Part.BeginAsync(_dataset, 2, store: store)).AnsweredAsync(1, 20);

        var merge = (await RunMerger.PlanAsync([store], [first.RunId, second.RunId], CancellationToken.None)).Single();
        await RunMerger.WriteAsync(store, [merge], CancellationToken.None);

        (await RunReferences.ResolveAsync(store, "latest", CancellationToken.None)).Should().Be(merge.Run.Id);
    }

    [Fact]
    public async Task Sources_without_a_run_are_an_error_that_names_them()
    {
        var plan = () => RunMerger.PlanAsync([new InMemoryRunStore { Location = "empty.db" }], [], CancellationToken.None);

        (await plan.Should().ThrowAsync<EvalKitException>()).Which.Should().Match<EvalKitException>(f => f.Kind == FaultKind.Usage && f.Message.Contains("empty.db"));
    }

    private Task<Part> BeginAsync(int number, Func<RunRecord, RunRecord>? change = null) => Part.BeginAsync(_dataset, number, change);

    private static async Task<RunMerge> PlanAsync(params Part[] parts) =>
        (await RunMerger.PlanAsync([.. parts.Select(p => p.Store)], [], CancellationToken.None)).Single();

    private async Task<RunMerge> MergeAsync(params Part[] parts)
    {
        var merge = await PlanAsync(parts);
        await RunMerger.WriteAsync(Target, [merge], CancellationToken.None);
        return merge;
    }

    private async Task<string> DumpAsync(string runId) => FieldDump.Of(new
    {
        Run = await Target.FindRunAsync(runId, CancellationToken.None),
        Trials = await Target.ReadTrialsAsync(runId, CancellationToken.None).ToListAsync(),
        Feedback = await Target.ReadFeedbackAsync(runId, CancellationToken.None).ToListAsync(),
    });
}
