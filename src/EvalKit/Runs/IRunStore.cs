namespace EvalKit.Runs;

/// <summary>
/// Where sessions, runs, trials, traces and feedback are kept. Ids are made by the caller and every append is idempotent: appending what is there already changes nothing.
/// When an append's task completes, its records are durable. Thread-safe.
/// </summary>
public interface IRunStore : IAsyncDisposable
{
    /// <summary>Where the store is, as messages show it.</summary>
    string Location { get; }

    /// <summary>Records a session; does nothing when it is there.</summary>
    Task CreateSessionAsync(SessionRecord session, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the cases of a dataset under its name and content hash; does nothing when they are there. Tags, columns, clusters and recorded outputs are in no
    /// content hash: where they differ, the cases are kept anew, and later runs read the cases that were saved last.
    /// </summary>
    Task SaveDatasetAsync(EvalDataset dataset, CancellationToken cancellationToken);

    /// <summary>Records a run whose session and dataset are there; does nothing when it is there.</summary>
    /// <exception cref="EvalKitException">The session or the dataset is not there.</exception>
    Task CreateRunAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>Records how far a run came.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    Task EndRunAsync(string runId, RunState state, DateTimeOffset endedAt, CancellationToken cancellationToken);

    /// <summary>Opens a run that has ended, so that it can go on: it runs again and has no end.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    Task ReopenRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes hold of a run, so that no two processes go on with it at once; the run need not be there yet. The hold ends when it is disposed, or when its process dies.
    /// </summary>
    /// <returns>The hold; null when somebody holds the run.</returns>
    Task<IDisposable?> TryHoldRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Appends trials to a run, all or none.</summary>
    /// <exception cref="EvalKitException">There is no such run, or its dataset has no such case.</exception>
    Task AppendTrialsAsync(string runId, IReadOnlyList<Trial> trials, CancellationToken cancellationToken);

    /// <summary>Appends traces of a run's trials, all or none. A trace is appended whole: one whose id the trial has already is left as it is.</summary>
    /// <exception cref="EvalKitException">There is no such run, or it has no such trial.</exception>
    Task AppendTracesAsync(string runId, IReadOnlyList<TraceRecord> traces, CancellationToken cancellationToken);

    /// <summary>Appends feedback on a run's trials, all or none.</summary>
    /// <exception cref="EvalKitException">There is no such run, or it has no such trial.</exception>
    Task AppendFeedbackAsync(string runId, IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken);

    /// <summary>A run by its id; null when there is none.</summary>
    Task<RunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>A page of runs, newest first; runs that began together are ordered by id.</summary>
    /// <exception cref="EvalKitException">The limit is out of range, or there is no run with the id <see cref="RunQuery.Before"/>.</exception>
    Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken);

    /// <summary>The cases of a run's dataset, in the dataset's order.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    IAsyncEnumerable<EvalCase> ReadCasesAsync(string runId, CancellationToken cancellationToken);

    /// <summary>A run's trials, read in pages, ordered by case (as in the dataset), repeat and attempt.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    IAsyncEnumerable<Trial> ReadTrialsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>A run's feedback, read in pages, in no order that means anything.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    IAsyncEnumerable<Feedback> ReadFeedbackAsync(string runId, CancellationToken cancellationToken);

    /// <summary>A run's traces, read in pages, in no order that means anything.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    IAsyncEnumerable<TraceRecord> ReadTracesAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The traces of one trial: its own first, then those of judges by the start of their first span; empty when there is no such trial, or none of its.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    Task<IReadOnlyList<TraceRecord>> FindTracesAsync(string runId, string trialId, CancellationToken cancellationToken);

    /// <summary>Deletes a run with its trials, their traces and feedback.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteRunAsync(string runId, CancellationToken cancellationToken);
}
