using System.Globalization;
using EvalKit.Runs;
using FluentAssertions;
using Xunit;

namespace EvalKit.TestUtils.Runs;

/// <summary>What every store must do. A store's test project derives from it, and from <see cref="RunStoreRoundTrips"/>.</summary>
public abstract class RunStoreConformance : RunStoreTests
{
    [Fact]
    public async Task Appending_the_same_again_changes_nothing()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(2));
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        var feedback = SampleRun.Feedback(trial, 10);
        for (var i = 0; i < 2; i++)
        {
            await Store.CreateSessionAsync(SampleRun.Session(), None);
            await Store.SaveDatasetAsync(dataset, None);
            await Store.CreateRunAsync(run, None);
            await Store.AppendTrialsAsync(run.Id, [trial, trial], None);
            await Store.AppendTracesAsync(run.Id, [SampleRun.Trace(trial), SampleRun.Trace(trial), SampleRun.Trace(trial, judge: 7)], None);
            await Store.AppendFeedbackAsync(run.Id, [feedback, feedback], None);
        }

        (await RunsAsync(new RunQuery())).Should().ContainSingle();
        (await TrialsAsync(run)).Should().ContainSingle();
        (await TracesAsync(run)).Should().HaveCount(2).And.OnlyContain(t => t.Spans.Count == 2);
        (await FeedbackAsync(run)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_appended_first_under_an_id_stays()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(2));
        var trial = SampleRun.Trial(dataset.Cases[0], 1, output: "first");
        var feedback = SampleRun.Feedback(trial, 10);
        await Store.AppendTrialsAsync(run.Id, [trial, trial with { Output = "second" }], None);
        await Store.AppendFeedbackAsync(run.Id, [feedback, feedback with { Rationale = "second" }], None);

        (await TrialsAsync(run)).Single().Output!.Text.Should().Be("first");
        (await FeedbackAsync(run)).Single().Rationale.Should().BeNull();
    }

    [Fact]
    public async Task A_run_ends_once_it_is_told_and_creating_it_again_does_not_revive_it()
    {
        var (_, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var end = SampleRun.Start.AddHours(1);

        await Store.EndRunAsync(run.Id, RunState.Completed, end, None);
        await Store.CreateRunAsync(run, None);

        var found = await Store.FindRunAsync(run.Id, None);
        found!.State.Should().Be(RunState.Completed);
        found.EndedAt.Should().Be(end);
    }

    [Fact]
    public async Task A_run_that_is_opened_again_runs_and_has_no_end()
    {
        var (_, run) = await CreateRunAsync(SampleRun.Dataset(1));
        await Store.EndRunAsync(run.Id, RunState.Cancelled, SampleRun.Start.AddHours(1), None);

        await Store.ReopenRunAsync(run.Id, None);

        var found = await Store.FindRunAsync(run.Id, None);
        found!.State.Should().Be(RunState.Running);
        found.EndedAt.Should().BeNull();
    }

    [Fact]
    public async Task A_run_is_held_by_one_at_a_time()
    {
        var first = await Store.TryHoldRunAsync("run", None);

        (await Store.TryHoldRunAsync("run", None)).Should().BeNull();
        using var other = await Store.TryHoldRunAsync("another", None);
        other.Should().NotBeNull();
        first!.Dispose();
        using var again = await Store.TryHoldRunAsync("run", None);
        again.Should().NotBeNull();
    }

    [Fact]
    public async Task A_run_needs_its_session_and_its_dataset()
    {
        var dataset = SampleRun.Dataset(1);
        var run = SampleRun.Run(dataset);
        var create = () => Store.CreateRunAsync(run, None);

        await Store.SaveDatasetAsync(dataset, None);
        (await create.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain($"session '{run.SessionId}'");
        await Store.CreateSessionAsync(SampleRun.Session(), None);
        var other = () => Store.CreateRunAsync(run with { DatasetHash = "other" }, None);
        (await other.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain($"dataset '{dataset.Name}'");

        await create.Should().NotThrowAsync();
    }

    [Fact]
    public async Task An_unknown_run_is_null_when_sought_and_an_error_when_used()
    {
        (await Store.FindRunAsync("nothing", None)).Should().BeNull();
        (await Store.DeleteRunAsync("nothing", None)).Should().BeFalse();
        var nothing = SampleRun.Run(SampleRun.Dataset(1)) with { Id = "nothing" };
        Func<Task>[] uses =
        [
            () => Store.EndRunAsync("nothing", RunState.Completed, SampleRun.Start, None),
            () => Store.AppendTrialsAsync("nothing", [], None),
            () => Store.AppendFeedbackAsync("nothing", [], None),
            () => Store.AppendTracesAsync("nothing", [], None),
            () => TracesAsync(nothing),
            () => Store.FindTracesAsync("nothing", SampleRun.TraceId(1), None),
            () => CasesAsync(nothing),
            () => TrialsAsync(nothing),
            () => FeedbackAsync(nothing),
            () => RunsAsync(new RunQuery { Before = "nothing" }),
        ];

        foreach (var use in uses)
        {
            var fault = (await use.Should().ThrowAsync<EvalKitException>()).Which;
            fault.Kind.Should().Be(FaultKind.Usage);
            fault.Message.Should().Contain("'nothing'").And.Contain(Store.Location);
        }
    }

    [Fact]
    public async Task A_trial_of_an_unknown_case_is_an_error_and_nothing_of_its_batch_is_kept()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var append = () => Store.AppendTrialsAsync(run.Id, [SampleRun.Trial(dataset.Cases[0], 1), SampleRun.Trial(SampleRun.Case(7), 2)], None);

        (await append.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain($"'{SampleRun.Case(7).Id}'");

        (await TrialsAsync(run)).Should().BeEmpty();
    }

    [Fact]
    public async Task Feedback_on_an_unknown_trial_is_an_error_and_nothing_of_its_batch_is_kept()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        await Store.AppendTrialsAsync(run.Id, [trial], None);
        var append = () => Store.AppendFeedbackAsync(
            run.Id, [SampleRun.Feedback(trial, 10, "new_name"), SampleRun.Feedback(SampleRun.Trial(dataset.Cases[0], 2), 11)], None);

        (await append.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain(SampleRun.TraceId(2));

        (await FeedbackAsync(run)).Should().BeEmpty();
        await Store.AppendFeedbackAsync(run.Id, [SampleRun.Feedback(trial, 12, "new_name")], None);
        (await FeedbackAsync(run)).Single().Name.Should().Be("new_name");
    }

    [Fact]
    public async Task A_trace_of_an_unknown_trial_is_an_error_and_nothing_of_its_batch_is_kept()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        await Store.AppendTrialsAsync(run.Id, [trial], None);
        var append = () => Store.AppendTracesAsync(run.Id, [SampleRun.Trace(trial), SampleRun.Trace(SampleRun.Trial(dataset.Cases[0], 2))], None);

        (await append.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain(SampleRun.TraceId(2));

        (await TracesAsync(run)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_traces_of_a_trial_are_its_own_then_those_of_judges_by_start()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(2));
        var (trial, other) = (SampleRun.Trial(dataset.Cases[0], 1), SampleRun.Trial(dataset.Cases[1], 2));
        await Store.AppendTrialsAsync(run.Id, [trial, other], None);
        await Store.AppendTracesAsync(run.Id, [SampleRun.Trace(trial, judge: 60), SampleRun.Trace(other), SampleRun.Trace(trial, judge: 50), SampleRun.Trace(trial)], None);

        var found = await Store.FindTracesAsync(run.Id, trial.TraceId, None);

        found.Select(t => t.TraceId).Should().Equal(trial.TraceId, SampleRun.TraceId(50), SampleRun.TraceId(60));
        found.Should().OnlyContain(t => t.TrialId == trial.TraceId);
        (await Store.FindTracesAsync(run.Id, SampleRun.TraceId(99), None)).Should().BeEmpty();
    }

    [Fact]
    public async Task More_traces_than_a_page_are_read_whole_and_none_twice()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(130));
        var trials = dataset.Cases.Select((c, i) => SampleRun.Trial(c, i)).ToArray();
        await Store.AppendTrialsAsync(run.Id, trials, None);
        await Store.AppendTracesAsync(run.Id, [.. trials.Select((t, i) => SampleRun.Trace(t, spans: i % 4))], None);

        var traces = await TracesAsync(run);

        traces.Should().HaveCount(130).And.OnlyHaveUniqueItems(t => t.TraceId);
        traces.Should().OnlyContain(t => t.Spans.Count == Array.FindIndex(trials, r => r.TraceId == t.TrialId) % 4);
    }

    [Fact]
    public async Task Trials_are_read_by_case_in_dataset_order_then_repeat_then_attempt_then_start()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(3));
        Trial[] inOrder =
        [
            SampleRun.Trial(dataset.Cases[0], 9, repeat: 0, attempt: 2),
            SampleRun.Trial(dataset.Cases[0], 5, repeat: 0, attempt: 10),
            SampleRun.Trial(dataset.Cases[0], 2, repeat: 2),
            SampleRun.Trial(dataset.Cases[0], 1, repeat: 11),
            SampleRun.Trial(dataset.Cases[1], 6) with { StartedAt = SampleRun.Start.AddYears(-100) },
            SampleRun.Trial(dataset.Cases[1], 4),
            SampleRun.Trial(dataset.Cases[2], 0),
        ];
        await Store.AppendTrialsAsync(run.Id, [inOrder[4], inOrder[6], inOrder[0], inOrder[3]], None);
        await Store.AppendTrialsAsync(run.Id, [inOrder[2], inOrder[1], inOrder[5]], None);

        (await TrialsAsync(run)).Select(t => t.TraceId).Should().Equal(inOrder.Select(t => t.TraceId));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2300)]
    public async Task More_than_a_page_is_read_whole_in_order_and_nothing_twice(int cases)
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(cases));
        var trials = dataset.Cases.Select((c, i) => SampleRun.Trial(c, i)).ToArray();
        await Store.AppendTrialsAsync(run.Id, trials, None);
        await Store.AppendFeedbackAsync(
            run.Id, [.. trials.Where((_, i) => i % 10 != 0).SelectMany((t, i) => new[] { SampleRun.Feedback(t, i), SampleRun.Feedback(t, cases + i, "tone") })], None);

        (await CasesAsync(run)).Select(c => c.Id).Should().Equal(dataset.Cases.Select(c => c.Id));
        (await TrialsAsync(run)).Select(t => t.TraceId).Should().Equal(trials.Select(t => t.TraceId));
        var feedback = await FeedbackAsync(run);
        feedback.Should().HaveCount(2 * (cases - (cases / 10))).And.OnlyHaveUniqueItems(f => f.Id);
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_page_by_page()
    {
        var (dataset, _) = await CreateRunAsync(SampleRun.Dataset(1));
        foreach (var number in new[] { 5, 3, 7, 4, 6 })
        {
            await Store.CreateRunAsync(SampleRun.Run(dataset, number), None);
        }

        var together = SampleRun.Run(dataset, 8) with { StartedAt = SampleRun.Start.AddMinutes(7) };
        await Store.CreateRunAsync(together, None);
        var listed = new List<string>();
        for (string? before = null; ;)
        {
            var page = await RunsAsync(new RunQuery { Limit = 3, Before = before });
            listed.AddRange(page.Select(r => r.Id));
            if (page.Count == 0)
            {
                break;
            }

            before = page[^1].Id;
        }

        listed.Should().Equal(new[] { 8, 7, 6, 5, 4, 3, 2 }.Select(SampleRun.Id));
    }

    [Fact]
    public async Task Runs_are_listed_by_experiment_suite_branch_session_and_state()
    {
        var (dataset, _) = await CreateRunAsync(SampleRun.Dataset(1));
        await Store.CreateSessionAsync(SampleRun.Session(100), None);
        await Store.CreateRunAsync(SampleRun.Run(dataset, 3) with { Experiment = "nightly" }, None);
        await Store.CreateRunAsync(SampleRun.Run(dataset, 4) with { Suite = "other" }, None);
        await Store.CreateRunAsync(SampleRun.Run(dataset, 5) with { Environment = new RunEnvironment { Branch = "fix" } }, None);
        await Store.CreateRunAsync(SampleRun.Run(dataset, 6, session: 100), None);
        await Store.CreateRunAsync(SampleRun.Run(dataset, 7), None);
        await Store.EndRunAsync(SampleRun.Id(7), RunState.Failed, SampleRun.Start, None);

        (await IdsAsync(new RunQuery { Experiment = "nightly" })).Should().Equal(SampleRun.Id(3));
        (await IdsAsync(new RunQuery { Suite = "other" })).Should().Equal(SampleRun.Id(4));
        (await IdsAsync(new RunQuery { Branch = "fix" })).Should().Equal(SampleRun.Id(5));
        (await IdsAsync(new RunQuery { SessionId = SampleRun.Id(100) })).Should().Equal(SampleRun.Id(6));
        (await IdsAsync(new RunQuery { State = RunState.Failed })).Should().Equal(SampleRun.Id(7));
        (await IdsAsync(new RunQuery { Experiment = "nightly", Suite = "other" })).Should().BeEmpty();
        (await IdsAsync(new RunQuery { Limit = 2 })).Should().Equal(SampleRun.Id(7), SampleRun.Id(6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_of_runs_has_a_limit(int limit)
    {
        var list = () => RunsAsync(new RunQuery { Limit = limit });

        (await list.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("1 to 1000").And.Contain(limit.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Deleting_a_run_takes_its_trials_and_feedback_and_leaves_other_runs_alone()
    {
        var longOutput = new string('x', 10_000);
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(2));
        var other = SampleRun.Run(dataset, 3);
        await Store.CreateRunAsync(other, None);
        foreach (var id in new[] { run.Id, other.Id })
        {
            var trial = SampleRun.Trial(dataset.Cases[0], 1, output: longOutput);
            await Store.AppendTrialsAsync(id, [trial], None);
            await Store.AppendTracesAsync(id, [SampleRun.Trace(trial)], None);
            await Store.AppendFeedbackAsync(id, [SampleRun.Feedback(trial, 10) with { Rationale = "why" }], None);
        }

        (await Store.DeleteRunAsync(run.Id, None)).Should().BeTrue();

        (await Store.FindRunAsync(run.Id, None)).Should().BeNull();
        (await Store.DeleteRunAsync(run.Id, None)).Should().BeFalse();
        (await TrialsAsync(other)).Single().Output!.Text.Should().Be(longOutput);
        (await FeedbackAsync(other)).Single().Rationale.Should().Be("why");
        (await TracesAsync(other)).Single().Spans.Should().HaveCount(2);
        await Store.CreateRunAsync(run, None);
        (await TrialsAsync(run)).Should().BeEmpty();
        (await FeedbackAsync(run)).Should().BeEmpty();
        (await TracesAsync(run)).Should().BeEmpty();
    }

    [Fact]
    public async Task Appends_of_many_tasks_at_once_are_all_kept()
    {
        const int Tasks = 16;
        const int AppendsOfEach = 40;
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(Tasks * AppendsOfEach));

        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            for (var i = 0; i < AppendsOfEach; i++)
            {
                var number = (task * AppendsOfEach) + i;
                var trial = SampleRun.Trial(dataset.Cases[number], number);
                await Store.AppendTrialsAsync(run.Id, [trial], None);
                await Store.AppendFeedbackAsync(run.Id, [SampleRun.Feedback(trial, number), SampleRun.Feedback(trial, 1_000_000 + number, "tone")], None);
            }
        })));

        (await TrialsAsync(run)).Should().HaveCount(Tasks * AppendsOfEach);
        (await FeedbackAsync(run)).Should().HaveCount(2 * Tasks * AppendsOfEach).And.OnlyHaveUniqueItems(f => f.Id);
    }

    [Fact]
    public async Task An_append_at_fault_does_not_harm_those_beside_it()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(200));
        var appends = dataset.Cases.Select((c, i) => Store.AppendTrialsAsync(i % 10 == 0 ? "nothing" : run.Id, [SampleRun.Trial(c, i)], None)).ToArray();

        var all = () => Task.WhenAll(appends);
        await all.Should().ThrowAsync<EvalKitException>();

        appends.Count(a => a.IsFaulted).Should().Be(20);
        (await TrialsAsync(run)).Should().HaveCount(180);
    }

    [Fact]
    public async Task A_run_reads_the_cases_that_were_saved_before_it_also_where_the_content_hash_is_the_same()
    {
        var plain = SampleRun.Dataset(2);
        var clustered = plain with { Cases = [.. plain.Cases.Reverse().Select(c => c with { Cluster = "doc-1", RecordedOutput = "an answer" })] };
        var (_, first) = await CreateRunAsync(plain);
        await Store.SaveDatasetAsync(clustered, None);
        var second = SampleRun.Run(clustered, 3);
        await Store.CreateRunAsync(second, None);
        await Store.SaveDatasetAsync(plain, None);
        var third = SampleRun.Run(plain, 4);
        await Store.CreateRunAsync(third, None);

        (await CasesAsync(first)).Select(FieldDump.Of).Should().Equal(plain.Cases.Select(FieldDump.Of));
        (await CasesAsync(second)).Select(FieldDump.Of).Should().Equal(clustered.Cases.Select(FieldDump.Of));
        (await CasesAsync(third)).Select(FieldDump.Of).Should().Equal(plain.Cases.Select(FieldDump.Of));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var cancelled = new CancellationToken(canceled: true);
        Func<Task>[] calls =
        [
            () => Store.AppendTrialsAsync(run.Id, [SampleRun.Trial(dataset.Cases[0], 1)], cancelled),
            () => Store.FindRunAsync(run.Id, cancelled),
            () => Store.ReadTrialsAsync(run.Id, cancelled).ToListAsync(None).AsTask(),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<OperationCanceledException>();
        }

        (await TrialsAsync(run)).Should().BeEmpty();
    }
}
