using EvalKit.Runs;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs.Merging;

/// <summary>A run of some cases in a store of its own, as a shard leaves it. Numbers make ids and times.</summary>
internal sealed class Part
{
    private readonly RunRecord _run;

    private Part(InMemoryRunStore store, RunRecord run, EvalDataset dataset)
    {
        Store = store;
        _run = run;
        Dataset = dataset;
    }

    public InMemoryRunStore Store { get; }

    public EvalDataset Dataset { get; }

    public string RunId => _run.Id;

    /// <summary>Begins a part.</summary>
    /// <param name="dataset">All cases.</param>
    /// <param name="number">The part's number.</param>
    /// <param name="change">What is unlike the sample run.</param>
    /// <param name="store">A store that other parts write too; null for one of its own.</param>
    public static async Task<Part> BeginAsync(EvalDataset dataset, int number, Func<RunRecord, RunRecord>? change = null, InMemoryRunStore? store = null)
    {
        store ??= new InMemoryRunStore { Location = $"shard-{number}.db" };
        var run = SampleRun.Run(dataset, number) with { State = RunState.Completed, EndedAt = SampleRun.Start.AddHours(number) };
        run = change is null ? run : change(run);
        await store.CreateSessionAsync(SampleRun.Session() with { Id = run.SessionId }, CancellationToken.None);
        await store.SaveDatasetAsync(dataset, CancellationToken.None);
        await store.CreateRunAsync(run, CancellationToken.None);
        return new Part(store, run, dataset);
    }

    /// <summary>Appends a trial with a score; the number makes its ids, and its output unless that is given.</summary>
    public Task<Part> AnsweredAsync(int @case, int number, string output = "an answer", double score = 1, int repeat = 0) => AppendAsync(
        SampleRun.Trial(Dataset.Cases[@case], number, repeat, output: output) with { OutputHash = $"hash of {output}" },
        trial => SampleRun.Feedback(trial, number, value: FeedbackValue.Of(score)));

    /// <summary>Appends a trial whose app gave no output, and the scorer's error about that.</summary>
    public Task<Part> FailedAsync(int @case, int number, TrialStatus status = TrialStatus.AppError, TrialErrorKind kind = TrialErrorKind.Provider) => AppendAsync(
        SampleRun.Trial(Dataset.Cases[@case], number) with { Output = null, OutputHash = null, Status = status, Error = new TrialError(kind, null, "no luck") },
        trial => SampleRun.Feedback(trial, number) with { Value = null, Error = new FeedbackError(FeedbackErrorKind.NoOutput, "no output") });

    public async Task<Part> AppendAsync(Trial trial, Func<Trial, Feedback> feedback)
    {
        await Store.AppendTrialsAsync(_run.Id, [trial], CancellationToken.None);
        await Store.AppendFeedbackAsync(_run.Id, [feedback(trial)], CancellationToken.None);
        return this;
    }
}
