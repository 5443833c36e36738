using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace EvalKit.Sqlite.Reading;

/// <summary>Connections for readers, which neither wait for the writer nor hold it up. Thread-safe.</summary>
/// <param name="file">The file to open.</param>
/// <param name="location">The store, as messages name it.</param>
/// <param name="busyTimeout">How long a reader waits for a lock.</param>
internal sealed class ReaderPool(string file, string location, TimeSpan busyTimeout) : IDisposable
{
    private readonly ConcurrentBag<StoreConnection> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads on a thread of the pool: SQLite has no asynchronous calls.</summary>
    public Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken cancellationToken) => Task.Run(() => Read(read), cancellationToken);

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private T Read<T>(Func<StoreConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteRunStore));
        StoreConnection? connection = null;
        try
        {
            if (!_idle.TryTake(out connection))
            {
                connection = StoreConnection.Open(file, busyTimeout);
                connection.Configure();
            }

            var result = read(connection);
            GiveBack(connection);
            return result;
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

    private void GiveBack(StoreConnection connection)
    {
        _idle.Add(connection);
        if (_disposed)
        {
            Dispose();
        }
    }
}
