using System.Runtime.CompilerServices;

namespace EvalKit.Runs;

/// <summary>A store that lives as long as its object: for programs that only want the result, and for tests. Thread-safe.</summary>
public sealed class InMemoryRunStore : IRunStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionRecord> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string ContentHash), EvalDataset> _datasets = [];
    private readonly Dictionary<string, MemoryRun> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);

    /// <inheritdoc />
    /// <value>Default: <c>memory</c>; where its content was read from, when it was.</value>
    public string Location { get; init; } = "memory";

    /// <inheritdoc />
    public Task CreateSessionAsync(SessionRecord session, CancellationToken cancellationToken) =>
        Locked(() => _sessions.TryAdd(session.Id, session), cancellationToken);

    /// <inheritdoc />
    public Task SaveDatasetAsync(EvalDataset dataset, CancellationToken cancellationToken) =>
        Locked(() => _datasets[(dataset.Name, dataset.ContentHash)] = dataset, cancellationToken);

    /// <inheritdoc />
    public Task CreateRunAsync(RunRecord run, CancellationToken cancellationToken) => Locked(
        () =>
        {
            if (!_sessions.ContainsKey(run.SessionId))
            {
                throw RunFaults.UnknownSession(run.Id, run.SessionId);
            }

            if (!_datasets.TryGetValue((run.Dataset, run.DatasetHash), out var dataset))
            {
                throw RunFaults.UnknownDataset(run);
            }

            return _runs.TryAdd(run.Id, new MemoryRun(run, dataset));
        },
        cancellationToken);

    /// <inheritdoc />
    public Task EndRunAsync(string runId, RunState state, DateTimeOffset endedAt, CancellationToken cancellationToken) => Locked(
        () =>
        {
            var run = Run(runId);
            return run.Record = run.Record with { State = state, EndedAt = endedAt };
        },
        cancellationToken);

    /// <inheritdoc />
    public Task ReopenRunAsync(string runId, CancellationToken cancellationToken) => Locked(
        () =>
        {
            var run = Run(runId);
            return run.Record = run.Record with { State = RunState.Running, EndedAt = null };
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IDisposable?> TryHoldRunAsync(string runId, CancellationToken cancellationToken) =>
        Locked<IDisposable?>(() => _held.Add(runId) ? new MemoryHold(() => Release(runId)) : null, cancellationToken);

    /// <inheritdoc />
    public Task AppendTrialsAsync(string runId, IReadOnlyList<Trial> trials, CancellationToken cancellationToken) => Locked(
        () =>
        {
            Run(runId).Append(trials);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task AppendTracesAsync(string runId, IReadOnlyList<TraceRecord> traces, CancellationToken cancellationToken) => Locked(
        () =>
        {
            Run(runId).Append(traces);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task AppendFeedbackAsync(string runId, IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken) => Locked(
        () =>
        {
            Run(runId).Append(feedback);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<RunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        Locked(() => _runs.GetValueOrDefault(runId)?.Record, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) => Locked<IReadOnlyList<RunRecord>>(
        () =>
        {
            if (query.Limit is < 1 or > RunQuery.MaxLimit)
            {
                throw RunFaults.LimitOutOfRange(query.Limit);
            }

            var before = query.Before is null ? null : Run(query.Before).Record;
            return
            [
                .. _runs.Values
                    .Select(r => r.Record)
                    .Where(r => Matches(r, query) && (before is null || RunOrder.NewestFirst.Compare(before, r) < 0))
                    .Order(RunOrder.NewestFirst)
                    .Take(query.Limit),
            ];
        },
        cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EvalCase> ReadCasesAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync(() => Run(runId).Cases, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Trial> ReadTrialsAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync(() => Run(runId).OrderedTrials(), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Feedback> ReadFeedbackAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync(() => Run(runId).AllFeedback(), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TraceRecord> ReadTracesAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync(() => Run(runId).AllTraces(), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TraceRecord>> FindTracesAsync(string runId, string trialId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<TraceRecord>>(() => Run(runId).TracesOf(trialId), cancellationToken);

    /// <inheritdoc />
    public Task<bool> DeleteRunAsync(string runId, CancellationToken cancellationToken) => Locked(() => _runs.Remove(runId), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Matches(RunRecord run, RunQuery query) =>
        (query.Experiment is null || query.Experiment == run.Experiment)
        && (query.Suite is null || query.Suite == run.Suite)
        && (query.Branch is null || query.Branch == run.Environment.Branch)
        && (query.SessionId is null || query.SessionId == run.SessionId)
        && (query.State is null || query.State == run.State);

    private void Release(string runId)
    {
        lock (_lock)
        {
            _held.Remove(runId);
        }
    }

    private MemoryRun Run(string runId) => _runs.GetValueOrDefault(runId) ?? throw RunFaults.UnknownRun(Location, runId);

    private async IAsyncEnumerable<T> ReadAsync<T>(Func<IReadOnlyList<T>> snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await Locked(snapshot, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    /// <summary>Does one thing at a time; a fault is the task's, as in every store.</summary>
    private async Task<T> Locked<T>(Func<T> action, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return action();
        }
    }
}
