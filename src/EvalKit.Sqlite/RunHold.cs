using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Sqlite;

/// <summary>
/// A hold on a run: a locked file in a folder beside the database. The operating system lets go of it when the process dies, however it dies, which no row in the
/// database would.
/// </summary>
internal sealed class RunHold : IDisposable
{
    private readonly FileStream _file;

    private RunHold(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes hold of a run.</summary>
    /// <returns>The hold; null when somebody holds the run.</returns>
    /// <exception cref="EvalKitException">The folder beside the database cannot be written.</exception>
    public static RunHold? TryTake(string database, string runId)
    {
        var folder = database + ".holds";
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.OfFolder(database, fault);
        }

        try
        {
            var path = Path.Combine(folder, NameOf(runId));
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            if (File.Exists(path))
            {
                return new RunHold(file);
            }

            // Opened while its holder was letting go: the file is removed already, and another process could lock a new one of its name.
            file.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw StoreFaults.OfFolder(database, fault);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>An id is a caller's text, which may be no file name.</summary>
    private static string NameOf(string runId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runId)))[..32];
}
