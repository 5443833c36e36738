using EvalKit.Runs;

namespace EvalKit.Tests.Running;

/// <summary>A store that takes everything but trials.</summary>
internal sealed class BreakingStore : IRunStore
{
    private readonly InMemoryRunStore _inner = new();

    public string Location => _inner.Location;

    public Task AppendTrialsAsync(string runId, IReadOnlyList<Trial> trials, CancellationToken cancellationToken) =>
        Task.FromException(new EvalKitException(FaultKind.Infrastructure, "the disk is full"));

    public Task CreateSessionAsync(SessionRecord session, CancellationToken cancellationToken) => _inner.CreateSessionAsync(session, cancellationToken);

    public Task SaveDatasetAsync(EvalDataset dataset, CancellationToken cancellationToken) => _inner.SaveDatasetAsync(dataset, cancellationToken);

    public Task CreateRunAsync(RunRecord run, CancellationToken cancellationToken) => _inner.CreateRunAsync(run, cancellationToken);

    public Task EndRunAsync(string runId, RunState state, DateTimeOffset endedAt, CancellationToken cancellationToken) => _inner.EndRunAsync(runId, state, endedAt, cancellationToken);

    public Task ReopenRunAsync(string runId, CancellationToken cancellationToken) => _inner.ReopenRunAsync(runId, cancellationToken);

    public Task<IDisposable?> TryHoldRunAsync(string runId, CancellationToken cancellationToken) => _inner.TryHoldRunAsync(runId, cancellationToken);

    public Task AppendFeedbackAsync(string runId, IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken) => _inner.AppendFeedbackAsync(runId, feedback, cancellationToken);

    public Task AppendTracesAsync(string runId, IReadOnlyList<TraceRecord> traces, CancellationToken cancellationToken) => _inner.AppendTracesAsync(runId, traces, cancellationToken);

    public Task<RunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken) => _inner.FindRunAsync(runId, cancellationToken);

    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) => _inner.ListRunsAsync(query, cancellationToken);

    public IAsyncEnumerable<EvalCase> ReadCasesAsync(string runId, CancellationToken cancellationToken) => _inner.ReadCasesAsync(runId, cancellationToken);

    public IAsyncEnumerable<Trial> ReadTrialsAsync(string runId, CancellationToken cancellationToken) => _inner.ReadTrialsAsync(runId, cancellationToken);

    public IAsyncEnumerable<Feedback> ReadFeedbackAsync(string runId, CancellationToken cancellationToken) => _inner.ReadFeedbackAsync(runId, cancellationToken);

    public IAsyncEnumerable<TraceRecord> ReadTracesAsync(string runId, CancellationToken cancellationToken) => _inner.ReadTracesAsync(runId, cancellationToken);

    public Task<IReadOnlyList<TraceRecord>> FindTracesAsync(string runId, string trialId, CancellationToken cancellationToken) => _inner.FindTracesAsync(runId, trialId, cancellationToken);

    public Task<bool> DeleteRunAsync(string runId, CancellationToken cancellationToken) => _inner.DeleteRunAsync(runId, cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
