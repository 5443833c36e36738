using System.ComponentModel;
using System.Diagnostics;

namespace EvalKit.Running;

/// <summary>Asks git whether tracked files differ from the commit; comparing them with the index is git's own business.</summary>
internal static class GitStatus
{
    /// <summary>A run is not to hang on a repository on a dead network drive.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Whether tracked files differ from the commit; null when git is absent, fails or takes too long.</summary>
    public static bool? IsDirty(string folder)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "--no-optional-locks", "-c", "core.safecrlf=false", "diff", "--quiet", "--no-ext-diff", "HEAD" })
        {
            start.ArgumentList.Add(argument);
        }

        // A git hook sets these for its own repository; the question is about the folder's.
        foreach (var variable in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
        {
            start.Environment.Remove(variable);
        }

        try
        {
            // The answer is the exit code. Reading output would need the thread pool, which has no thread to spare in a test host; git is told to say
            // nothing of line ends, as output that nobody reads would hold it up.
            using var process = Process.Start(start)!;
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode switch { 0 => false, 1 => true, _ => null };
        }
        catch (Win32Exception)
        {
            return null; // There is no git.
        }
    }
}
