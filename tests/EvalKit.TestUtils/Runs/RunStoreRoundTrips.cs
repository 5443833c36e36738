using System.Text.Json.Nodes;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace EvalKit.TestUtils.Runs;

/// <summary>What goes into a store comes out as it was, field by field.</summary>
public abstract class RunStoreRoundTrips : RunStoreTests
{
    private const int Samples = 150;
    private int _next = 100;

    [Fact]
    public Task Every_field_of_cases_runs_trials_and_feedback_is_read_as_it_was_written() =>
        Gen.Select(RecordGen.Run, RecordGen.Environment, RecordGen.Case.Array[1, 4], RecordGen.Trial.Array[0, 5], RecordGen.Feedback.Array[0, 8]).ShouldHoldAsync(
            Samples,
            async sample =>
            {
                var (run, environment, cases, trials, feedback) = sample;
                var written = await WriteAsync(run, environment, cases, trials, feedback);

                FieldDump.Of(await Store.FindRunAsync(written.Run.Id, None)).Should().Be(FieldDump.Of(written.Run));
                (await CasesAsync(written.Run)).Select(FieldDump.Of).Should().Equal(written.Cases.Select(FieldDump.Of));
                (await TrialsAsync(written.Run)).Select(FieldDump.Of).Should().BeEquivalentTo(written.Trials.Select(FieldDump.Of));
                (await FeedbackAsync(written.Run)).Select(FieldDump.Of).Should().BeEquivalentTo(written.Feedback.Select(FieldDump.Of));
            });

    [Fact]
    public Task Every_field_of_traces_is_read_as_it_was_written() => RecordGen.Trace.Array[0, 4].ShouldHoldAsync(
        Samples,
        async traces =>
        {
            var run = await WriteAsync(SampleRun.Run(SampleRun.Dataset(1)), new RunEnvironment(), [SampleRun.Case(0)], [SampleRun.Trial(SampleRun.Case(0), 1), SampleRun.Trial(SampleRun.Case(0), 2)], []);
            TraceRecord[] written = [.. traces.Select((t, i) => t with { TraceId = NewTraceId(i), TrialId = run.Trials[i % 2].TraceId })];
            await Store.AppendTracesAsync(run.Run.Id, written, None);

            (await TracesAsync(run.Run)).Select(FieldDump.Of).Should().BeEquivalentTo(written.Select(FieldDump.Of));
        });

    [Theory]
    [InlineData("an emoji cut in half \ud83d")]
    [InlineData("\ude00")]
    [InlineData("a\0b")]
    [InlineData("")]
    [InlineData("\ufffd")]
    [InlineData("漢字 😀 é e\u0301")]
    public async Task Any_text_is_kept_as_it_was(string text)
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var trial = SampleRun.Trial(dataset.Cases[0], 1) with { Output = null, Error = new TrialError(TrialErrorKind.App, text, text) };
        await Store.AppendTrialsAsync(run.Id, [trial], None);
        await Store.AppendFeedbackAsync(
            run.Id,
            [
                SampleRun.Feedback(trial, 10, value: FeedbackValue.OfCategory(text)) with { Rationale = text },
                SampleRun.Feedback(trial, 11, value: FeedbackValue.OfText(text)),
                SampleRun.Feedback(trial, 12) with { Value = null, Error = new FeedbackError(FeedbackErrorKind.Unparseable, text, text) },
            ],
            None);

        var feedback = (await FeedbackAsync(run)).OrderBy(f => f.Id, StringComparer.Ordinal).ToList();

        (await TrialsAsync(run)).Single().Error.Should().Be(new TrialError(TrialErrorKind.App, text, text));
        feedback[0].Rationale.Should().Be(text);
        feedback[0].Value.Should().Be(FeedbackValue.OfCategory(text));
        feedback[1].Value.Should().Be(FeedbackValue.OfText(text));
        feedback[2].Error.Should().Be(new FeedbackError(FeedbackErrorKind.Unparseable, text, text));
    }

    [Fact]
    public async Task A_huge_output_is_kept_whole()
    {
        var output = string.Concat(Enumerable.Repeat("a long answer, ", 400_000));
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(2));
        await Store.AppendTrialsAsync(run.Id, [SampleRun.Trial(dataset.Cases[0], 1, output: output), SampleRun.Trial(dataset.Cases[1], 2, output: output)], None);

        (await TrialsAsync(run)).Should().HaveCount(2).And.OnlyContain(t => t.Output!.Text == output);
    }

    [Fact]
    public async Task Values_errors_and_unscored_are_told_apart()
    {
        var (dataset, run) = await CreateRunAsync(SampleRun.Dataset(1));
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        await Store.AppendTrialsAsync(run.Id, [trial], None);
        await Store.AppendFeedbackAsync(
            run.Id,
            [
                SampleRun.Feedback(trial, 10, value: FeedbackValue.Of(false)) with { Passed = false },
                SampleRun.Feedback(trial, 11, value: FeedbackValue.Of(0)),
                SampleRun.Feedback(trial, 12) with { Value = null, Error = new FeedbackError(FeedbackErrorKind.Timeout, "late") },
                SampleRun.Feedback(trial, 13) with { Value = null, Metadata = new JsonObject { ["column"] = "label" } },
            ],
            None);

        var feedback = (await FeedbackAsync(run)).OrderBy(f => f.Id, StringComparer.Ordinal).ToList();

        feedback.Select(f => f.State).Should().Equal(FeedbackState.Value, FeedbackState.Value, FeedbackState.Error, FeedbackState.Unscored);
        feedback.Select(f => f.Value).Should().Equal(FeedbackValue.Of(false), FeedbackValue.Of(0), null, null);
        feedback.Select(f => f.Passed).Should().Equal(false, null, null, null);
    }

    private async Task<Written> WriteAsync(RunRecord run, RunEnvironment environment, EvalCase[] cases, Trial[] trials, Feedback[] feedback)
    {
        var sessionId = NewId();
        var dataset = new EvalDataset(NewId(), [.. cases.Select((c, i) => c with { Id = $"case {i} {c.CaseHash}" })], run.SuiteFingerprint);
        run = run with { Id = NewId(), SessionId = sessionId, Dataset = dataset.Name, DatasetHash = dataset.ContentHash };
        trials = [.. trials.Select((t, i) => t with { TraceId = NewTraceId(i), CaseId = dataset.Cases[i % cases.Length].Id })];
        feedback = trials.Length == 0 ? [] : [.. feedback.Select((f, i) => f with { Id = NewId(i), TraceId = trials[i % trials.Length].TraceId })];
        await Store.CreateSessionAsync(new SessionRecord(sessionId, "code", run.StartedAt, environment), None);
        await Store.SaveDatasetAsync(dataset, None);
        await Store.CreateRunAsync(run, None);
        await Store.AppendTrialsAsync(run.Id, trials, None);
        await Store.AppendFeedbackAsync(run.Id, feedback, None);
        return new Written(run, dataset.Cases, trials, feedback);
    }

    /// <summary>Most ids are UUIDs; others are to be kept as well.</summary>
    private string NewId(int index = 0) => index % 4 == 3 ? $"Own id {_next++} é" : SampleRun.Id(_next++);

    private string NewTraceId(int index) => index % 4 == 3 ? $"OWN TRACE {_next++}" : SampleRun.TraceId(_next++);

    private sealed record Written(RunRecord Run, IReadOnlyList<EvalCase> Cases, Trial[] Trials, Feedback[] Feedback);
}
