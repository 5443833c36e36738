using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Chat.Records;

/// <summary>A turn at writing a file: waits until no other thread or process of this machine has it, and ends when disposed by the thread that took it.</summary>
internal sealed class FileTurn : IDisposable
{
    /// <summary>One for each file that this process has written, kept: to make one takes longer than to append a line.</summary>
    private static readonly ConcurrentDictionary<string, Mutex> Mutexes = new(StringComparer.Ordinal);

    private readonly Mutex _mutex;

    public FileTurn(string path)
    {
        _mutex = Mutexes.GetOrAdd(Path.GetFullPath(path), p => new Mutex(initiallyOwned: false, @"Global\evalkit-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(p)))));
        try
        {
            _mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A process ended in the midst of its turn; the turn is ours now.
        }
    }

    public void Dispose() => _mutex.ReleaseMutex();
}
