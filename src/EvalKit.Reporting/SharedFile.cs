using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Reporting;

/// <summary>Files that several processes write at once: the test projects of one solution, the shards of one suite.</summary>
internal static class SharedFile
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Writes a file so that a reader finds the old one or the new one whole, and of several writers the last one counts.</summary>
    public static void Replace(string path, Action<TextWriter> write)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(unfinished))
            {
                write(writer);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Appends a text whole: one process at a time, for the end of a file moves.</summary>
    /// <exception cref="IOException">Others wrote for too long, or it cannot be written.</exception>
    public static void Append(string path, string text)
    {
        var name = "evalkit-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))));
        using var turn = new Mutex(initiallyOwned: false, name);
        if (!IsMyTurn(turn))
        {
            throw new IOException($"Other processes were writing {path} for {LongestWait.TotalSeconds} s.");
        }

        try
        {
            File.AppendAllText(path, text);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static bool IsMyTurn(Mutex turn)
    {
        try
        {
            return turn.WaitOne(LongestWait);
        }
        catch (AbandonedMutexException)
        {
            return true; // Whoever had it died; the turn is ours.
        }
    }
}
