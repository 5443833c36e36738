using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EvalKit.Sqlite.Writing;

/// <summary>
/// The one writer of a store: what is queued while it commits goes into the next transaction together, so that many small appends cost few commits and
/// none waits for company.
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    /// <summary>Bounds how long the first request of a group waits, and how long other processes are kept out.</summary>
    private const int MaxGroup = 1024;

    private readonly Channel<WriteRequest> _queue = Channel.CreateUnbounded<WriteRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<WriteRequest> _group = [];
    private readonly StoreConnection _connection;
    private readonly StoreTables _tables;
    private readonly string _path;
    private readonly Task _loop;

    public StoreWriter(StoreConnection connection, string path)
    {
        _connection = connection;
        _path = path;
        _tables = new StoreTables(connection);
        _loop = Task.Run(WriteAllAsync);
    }

    /// <summary>Writes. Once it is queued it is written, whether or not the caller still wants to know.</summary>
    public Task WriteAsync(Action<StoreTables> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var request = new WriteRequest(work);
        return _queue.Writer.TryWrite(request) ? request.Done : Task.FromException(new ObjectDisposedException(nameof(SqliteRunStore)));
    }

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
        {
            await _loop.ConfigureAwait(false);
            _tables.Dispose();
            _connection.Optimize();
            _connection.Dispose();
        }
    }

    private async Task WriteAllAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_group.Count < MaxGroup && _queue.Reader.TryRead(out var request))
            {
                _group.Add(request);
            }

            WriteGroup();
            _group.Clear();
        }
    }

    private void WriteGroup()
    {
        if (TryCommit(_group) is not { } fault)
        {
            _group.ForEach(r => r.Complete());
        }
        else if (_group.Count == 1 || IsLock(fault))
        {
            _group.ForEach(r => r.Fail(fault));
        }
        else
        {
            // One request is at fault; the others are not to suffer for it.
            foreach (var request in _group)
            {
                if (TryCommit([request]) is { } own)
                {
                    request.Fail(own);
                }
                else
                {
                    request.Complete();
                }
            }
        }
    }

    /// <summary>Another process kept this one out for as long as it may: asking again for each request would only wait again.</summary>
    private static bool IsLock(Exception fault) => fault.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    /// <summary>Does the requests in one transaction.</summary>
    /// <returns>Why nothing of them was written; null when all is.</returns>
    private Exception? TryCommit(IReadOnlyList<WriteRequest> requests)
    {
        try
        {
            _connection.Begin();
            foreach (var request in requests)
            {
                request.Work(_tables);
            }

            _connection.Commit();
            return null;
        }
#pragma warning disable CA1031 // Nothing is hidden: every fault becomes the fault of the request's task.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _tables.Forget();
            return RollBack(fault);
        }
    }

    private Exception RollBack(Exception fault)
    {
        try
        {
            _connection.RollBack();
        }
        catch (SqliteException)
        {
            // The first fault says why; a connection that cannot roll back fails the next group again.
        }

        return fault is SqliteException cause ? StoreFaults.Of(_path, cause) : fault;
    }
}
