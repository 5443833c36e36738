using EvalKit.Runs;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs;

public sealed class RunReaderTests : IAsyncDisposable
{
    private readonly InMemoryRunStore _store = new();
    private readonly EvalDataset _dataset = SampleRun.Dataset(3);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Rows_are_by_case_in_dataset_order_then_by_repeat()
    {
        var run = await CreateRunAsync();
        var (first, second) = (_dataset.Cases[0], _dataset.Cases[1]);
        await AppendAsync(run, SampleRun.Trial(second, 1, repeat: 1), SampleRun.Trial(second, 2), SampleRun.Trial(first, 3, repeat: 1), SampleRun.Trial(first, 4));

        var results = await LoadAsync(run);

        results.Rows.Select(r => (r.Case.Id, r.Trial.Repeat)).Should().Equal((first.Id, 0), (first.Id, 1), (second.Id, 0), (second.Id, 1));
    }

    [Fact]
    public async Task The_highest_attempt_counts_and_feedback_on_others_does_not()
    {
        var run = await CreateRunAsync();
        var failed = SampleRun.Trial(_dataset.Cases[0], 1, attempt: 1);
        var answered = SampleRun.Trial(_dataset.Cases[0], 2, attempt: 2);
        await AppendAsync(run, answered, failed);
        await AppendAsync(run, SampleRun.Feedback(failed, 10), SampleRun.Feedback(answered, 11), SampleRun.Feedback(failed, 12, "only_on_the_first"));

        var results = await LoadAsync(run);

        results.Rows.Single().Trial.TraceId.Should().Be(answered.TraceId);
        results.Column("score")!.Cells.Single()!.Id.Should().Be(SampleRun.Id(11));
        results.Column("only_on_the_first").Should().BeNull();
    }

    [Fact]
    public async Task Columns_are_the_declared_feedback_then_the_others_by_name()
    {
        var run = await CreateRunAsync();
        var trial = SampleRun.Trial(_dataset.Cases[0], 1);
        await AppendAsync(run, trial);
        await AppendAsync(
            run,
            SampleRun.Feedback(trial, 10, "tone", FeedbackValue.OfCategory("rude")) with { Source = new FeedbackSource(SourceKind.Human, "ann") },
            SampleRun.Feedback(trial, 11, "grounded", FeedbackValue.Of(true)) with { Source = new FeedbackSource(SourceKind.LlmJudge, "judge-1") });

        var results = await LoadAsync(run);

        results.Columns.Select(c => c.Info.Name).Should().Equal("app_ok", "score", "grounded", "tone");
        results.Columns[0].Cells.Should().Equal(new Feedback?[] { null });
        results.Columns[2].Info.Should().Be(
            new FeedbackInfo("grounded", FeedbackValueKind.Bool) { ScorerKind = ScorerKind.Judge, ScorerFingerprint = "judge-1", Categories = results.Columns[2].Info.Categories });
        results.Columns[3].Info.ValueKind.Should().Be(FeedbackValueKind.Category);
        results.Columns[3].Info.ScorerKind.Should().Be(ScorerKind.Human);
    }

    [Fact]
    public async Task The_latest_feedback_counts_and_on_equal_times_the_greater_id()
    {
        var run = await CreateRunAsync();
        var trial = SampleRun.Trial(_dataset.Cases[0], 1);
        var other = SampleRun.Trial(_dataset.Cases[1], 2);
        await AppendAsync(run, trial, other);
        var late = SampleRun.Feedback(trial, 30);
        var early = SampleRun.Feedback(trial, 40) with { CreatedAt = late.CreatedAt.AddTicks(-1) };
        var smaller = SampleRun.Feedback(other, 50);
        var greater = SampleRun.Feedback(other, 51) with { CreatedAt = smaller.CreatedAt };
        await AppendAsync(run, late, early, greater, smaller);

        var results = await LoadAsync(run);

        results.Column("score")!.Cells.Select(c => c!.Id).Should().Equal(late.Id, greater.Id);
    }

    [Fact]
    public async Task The_first_replicate_fills_the_cell_even_when_later_ones_are_newer()
    {
        var run = await CreateRunAsync();
        var trial = SampleRun.Trial(_dataset.Cases[0], 1);
        await AppendAsync(run, trial);
        await AppendAsync(run, SampleRun.Feedback(trial, 11) with { Replicate = 1 }, SampleRun.Feedback(trial, 10));

        var results = await LoadAsync(run);

        results.Column("score")!.Cells.Single()!.Replicate.Should().Be(0);
    }

    [Fact]
    public async Task An_unknown_run_is_an_error_that_names_it_and_the_store()
    {
        var load = () => RunReader.LoadAsync(_store, "nothing", CancellationToken.None);

        (await load.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("'nothing'").And.Contain("memory").And.Contain("evalkit runs list");
    }

    private async Task<RunRecord> CreateRunAsync()
    {
        var run = SampleRun.Run(_dataset);
        await _store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await _store.SaveDatasetAsync(_dataset, CancellationToken.None);
        await _store.CreateRunAsync(run, CancellationToken.None);
        return run;
    }

    private Task AppendAsync(RunRecord run, params Trial[] trials) => _store.AppendTrialsAsync(run.Id, trials, CancellationToken.None);

    private Task AppendAsync(RunRecord run, params Feedback[] feedback) => _store.AppendFeedbackAsync(run.Id, feedback, CancellationToken.None);

    private Task<RunResults> LoadAsync(RunRecord run) => RunReader.LoadAsync(_store, run.Id, CancellationToken.None);
}
