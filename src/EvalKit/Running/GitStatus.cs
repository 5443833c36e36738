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
        foreach (var argument in new[] { "--no-optional-locks", "status", "--porcelain", "--untracked-files=no" })
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
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(Limit))
            {
                return process.ExitCode == 0 ? output.GetAwaiter().GetResult().Length > 0 : null;
            }

            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null; // There is no git.
        }
    }
}
