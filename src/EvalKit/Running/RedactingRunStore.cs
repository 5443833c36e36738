using EvalKit.Redaction;
using EvalKit.Runs;

namespace EvalKit.Running;

/// <summary>
/// A store that keeps no secret: whatever is written is redacted first. Content hashes, case hashes, output hashes and ids stay those of the originals. What
/// is read comes as it was kept. It does not own the store behind it. Thread-safe where that is.
/// </summary>
/// <param name="inner">Where it is kept.</param>
/// <param name="redactor">Knows the secrets.</param>
public sealed class RedactingRunStore(IRunStore inner, SecretRedactor redactor) : IRunStore
{
    /// <inheritdoc />
    public string Location => inner.Location;

    /// <inheritdoc />
    public Task CreateSessionAsync(SessionRecord session, CancellationToken cancellationToken) => inner.CreateSessionAsync(redactor.Redact(session), cancellationToken);

    /// <inheritdoc />
    public Task SaveDatasetAsync(EvalDataset dataset, CancellationToken cancellationToken) => inner.SaveDatasetAsync(redactor.Redact(dataset), cancellationToken);

    /// <inheritdoc />
    public Task CreateRunAsync(RunRecord run, CancellationToken cancellationToken) => inner.CreateRunAsync(redactor.Redact(run), cancellationToken);

    /// <inheritdoc />
    public Task EndRunAsync(string runId, RunState state, DateTimeOffset endedAt, CancellationToken cancellationToken) =>
        inner.EndRunAsync(runId, state, endedAt, cancellationToken);

    /// <inheritdoc />
    public Task ReopenRunAsync(string runId, CancellationToken cancellationToken) => inner.ReopenRunAsync(runId, cancellationToken);

    /// <inheritdoc />
    public Task<IDisposable?> TryHoldRunAsync(string runId, CancellationToken cancellationToken) => inner.TryHoldRunAsync(runId, cancellationToken);

    /// <inheritdoc />
    public Task AppendTrialsAsync(string runId, IReadOnlyList<Trial> trials, CancellationToken cancellationToken) =>
        inner.AppendTrialsAsync(runId, [.. trials.Select(redactor.Redact)], cancellationToken);

    /// <inheritdoc />
    public Task AppendTracesAsync(string runId, IReadOnlyList<TraceRecord> traces, CancellationToken cancellationToken) =>
        inner.AppendTracesAsync(runId, [.. traces.Select(redactor.Redact)], cancellationToken);

    /// <inheritdoc />
    public Task AppendFeedbackAsync(string runId, IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken) =>
        inner.AppendFeedbackAsync(runId, [.. feedback.Select(redactor.Redact)], cancellationToken);

    /// <inheritdoc />
    public Task<RunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken) => inner.FindRunAsync(runId, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) => inner.ListRunsAsync(query, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EvalCase> ReadCasesAsync(string runId, CancellationToken cancellationToken) => inner.ReadCasesAsync(runId, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Trial> ReadTrialsAsync(string runId, CancellationToken cancellationToken) => inner.ReadTrialsAsync(runId, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Feedback> ReadFeedbackAsync(string runId, CancellationToken cancellationToken) => inner.ReadFeedbackAsync(runId, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TraceRecord> ReadTracesAsync(string runId, CancellationToken cancellationToken) => inner.ReadTracesAsync(runId, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TraceRecord>> FindTracesAsync(string runId, string trialId, CancellationToken cancellationToken) =>
        inner.FindTracesAsync(runId, trialId, cancellationToken);

    /// <inheritdoc />
    public Task<bool> DeleteRunAsync(string runId, CancellationToken cancellationToken) => inner.DeleteRunAsync(runId, cancellationToken);

    /// <summary>Does nothing: the store behind it belongs to the caller.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
