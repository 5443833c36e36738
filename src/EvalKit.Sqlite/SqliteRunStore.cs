using System.Collections.Concurrent;
using EvalKit.Runs;
using EvalKit.Sqlite.Columns;
using EvalKit.Sqlite.Reading;
using EvalKit.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace EvalKit.Sqlite;

/// <summary>
/// The default store: one SQLite file, which several processes may write at once. What was acknowledged survives the death of the process at any moment
/// (write-ahead log, <c>synchronous=NORMAL</c>); a power failure may cost the last moments, never the file. Not for network file systems. Thread-safe.
/// </summary>
public sealed class SqliteRunStore : IRunStore
{
    private static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Name, string ContentHash), long> _savedVersions = [];
    private readonly TimeProvider _time;
    private readonly StoreWriter _writer;
    private readonly ReaderPool _readers;
    private readonly string? _snapshotFolder;

    private SqliteRunStore(string location, string file, TimeProvider time, StoreConnection connection, TimeSpan busyTimeout, string? snapshotFolder)
    {
        Location = location;
        _time = time;
        _writer = new StoreWriter(connection, location);
        _readers = new ReaderPool(file, location, busyTimeout);
        _snapshotFolder = snapshotFolder;
    }

    /// <summary>The full path of the database file.</summary>
    public string Location { get; }

    /// <summary>
    /// Opens a store, makes it where there is none and brings an older one to this version's schema. A missing folder is made; one named <c>.evalkit</c> gets
    /// a <c>.gitignore</c> that keeps it out of git.
    /// </summary>
    /// <param name="pathOrUri">A path, or a URI such as <c>sqlite:results/nightly.db</c> or <c>sqlite:///var/evalkit.db</c>.</param>
    /// <param name="time">The clock that dates dataset versions.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="EvalKitException">The file is locked, damaged, not a database, of another program or of a newer EvalKit, or cannot be written.</exception>
    public static Task<SqliteRunStore> OpenAsync(string pathOrUri, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(pathOrUri, time, DefaultBusyTimeout, cancellationToken);

    /// <summary>
    /// Opens a copy of what a store holds now, to read it. The file itself, which may be read-only, in use or of an older version, is not changed; what is
    /// written to the copy is gone when it is closed.
    /// </summary>
    /// <param name="pathOrUri">A path or a <c>sqlite:</c> URI.</param>
    /// <param name="time">The clock that dates dataset versions.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="EvalKitException">There is no such file, or it is damaged, not a database, of another program or of a newer EvalKit, or cannot be read.</exception>
    public static Task<SqliteRunStore> OpenSnapshotAsync(string pathOrUri, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var path = StorePath.Parse(pathOrUri);
        return Task.Run(() => OpenSnapshot(path, time), cancellationToken);
    }

    /// <inheritdoc />
    public Task CreateSessionAsync(SessionRecord session, CancellationToken cancellationToken) => _writer.WriteAsync(t => t.Runs.Create(session), cancellationToken);

    /// <inheritdoc />
    public async Task SaveDatasetAsync(EvalDataset dataset, CancellationToken cancellationToken)
    {
        var rowsHash = CaseJson.HashOf(dataset.Cases);
        long version = 0;
        await _writer.WriteAsync(t => version = t.Datasets.Save(dataset, rowsHash, _time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        _savedVersions[(dataset.Name, dataset.ContentHash)] = version;
    }

    /// <inheritdoc />
    public Task CreateRunAsync(RunRecord run, CancellationToken cancellationToken) => _writer.WriteAsync(
        t =>
        {
            // The version that this process saved, for another process may have saved the same content with other tags since.
            long? version = _savedVersions.TryGetValue((run.Dataset, run.DatasetHash), out var saved) ? saved : t.Datasets.Latest(run.Dataset, run.DatasetHash);
            t.Runs.Create(run, version ?? throw RunFaults.UnknownDataset(run));
        },
        cancellationToken);

    /// <inheritdoc />
    public Task EndRunAsync(string runId, RunState state, DateTimeOffset endedAt, CancellationToken cancellationToken) =>
        _writer.WriteAsync(t => t.Runs.End(Location, runId, state, endedAt), cancellationToken);

    /// <inheritdoc />
    public Task ReopenRunAsync(string runId, CancellationToken cancellationToken) => _writer.WriteAsync(t => t.Runs.Reopen(Location, runId), cancellationToken);

    /// <inheritdoc />
    public Task<IDisposable?> TryHoldRunAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IDisposable?>(RunHold.TryTake(Location, runId));
    }

    /// <inheritdoc />
    public Task AppendTrialsAsync(string runId, IReadOnlyList<Trial> trials, CancellationToken cancellationToken) =>
        _writer.WriteAsync(t => t.Trials.Append(Location, runId, trials), cancellationToken);

    /// <inheritdoc />
    public Task AppendTracesAsync(string runId, IReadOnlyList<TraceRecord> traces, CancellationToken cancellationToken) =>
        _writer.WriteAsync(t => t.Traces.Append(Location, runId, traces), cancellationToken);

    /// <inheritdoc />
    public Task AppendFeedbackAsync(string runId, IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken) =>
        _writer.WriteAsync(t => t.Feedback.Append(Location, runId, feedback), cancellationToken);

    /// <inheritdoc />
    public Task<RunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken) => _readers.ReadAsync(c => RunRows.Find(c, runId), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) =>
        _readers.ReadAsync(c => RunRows.List(c, Location, query), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EvalCase> ReadCasesAsync(string runId, CancellationToken cancellationToken) =>
        PagedReader.ReadAsync<EvalCase, CaseRows.Position>(_readers, (c, after) => CaseRows.Read(c, Location, runId, after), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Trial> ReadTrialsAsync(string runId, CancellationToken cancellationToken) =>
        PagedReader.ReadAsync<Trial, TrialPosition>(_readers, (c, after) => TrialRows.Read(c, Location, runId, after), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Feedback> ReadFeedbackAsync(string runId, CancellationToken cancellationToken) =>
        PagedReader.ReadAsync<Feedback, TrialPosition>(_readers, new FeedbackRows(Location, runId).Read, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TraceRecord> ReadTracesAsync(string runId, CancellationToken cancellationToken) =>
        PagedReader.ReadAsync<TraceRecord, TraceRows.Position>(_readers, (c, after) => TraceRows.Read(c, Location, runId, after), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TraceRecord>> FindTracesAsync(string runId, string trialId, CancellationToken cancellationToken) =>
        _readers.ReadAsync(c => TraceRows.Find(c, Location, runId, trialId), cancellationToken);

    /// <inheritdoc />
    public async Task<bool> DeleteRunAsync(string runId, CancellationToken cancellationToken)
    {
        var deleted = false;
        await _writer.WriteAsync(t => deleted = t.Runs.Delete(runId), cancellationToken).ConfigureAwait(false);
        return deleted;
    }

    /// <summary>Writes what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync().ConfigureAwait(false);
        if (_snapshotFolder is not null && Directory.Exists(_snapshotFolder))
        {
            Directory.Delete(_snapshotFolder, recursive: true);
        }
    }

    /// <summary>Opens a store that waits for other processes' locks no longer than <paramref name="busyTimeout"/>.</summary>
    internal static Task<SqliteRunStore> OpenAsync(string pathOrUri, TimeProvider time, TimeSpan busyTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var path = StorePath.Parse(pathOrUri);
        return Task.Run(() => Open(path, time, busyTimeout), cancellationToken);
    }

    private static SqliteRunStore Open(string path, TimeProvider time, TimeSpan busyTimeout)
    {
        try
        {
            StorePath.CreateFolder(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.OfFolder(path, fault);
        }

        return Open(path, path, time, busyTimeout, snapshotFolder: null);
    }

    private static SqliteRunStore OpenSnapshot(string path, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-snapshot-").FullName;
        try
        {
            var copy = Path.Combine(folder, Path.GetFileName(path));
            StoreSnapshot.Take(path, copy, DefaultBusyTimeout);
            return Open(path, copy, time, DefaultBusyTimeout, folder);
        }
        catch (Exception fault)
        {
            Directory.Delete(folder, recursive: true);
            if (fault is SqliteException cause)
            {
                throw StoreFaults.Of(path, cause);
            }

            throw;
        }
    }

    /// <summary>Opens a file; messages name the <paramref name="location"/>.</summary>
    private static SqliteRunStore Open(string location, string file, TimeProvider time, TimeSpan busyTimeout, string? snapshotFolder)
    {
        StoreConnection? connection = null;
        try
        {
            connection = StoreConnection.Open(file, busyTimeout);
            SchemaMigrator.Current.Migrate(connection, location);
            return new SqliteRunStore(location, file, time, connection, busyTimeout, snapshotFolder);
        }
        catch (SqliteException fault)
        {
            connection?.Dispose();
            throw StoreFaults.Of(location, fault);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }
}
