using System.ComponentModel;
using System.Diagnostics;

namespace EvalKit.Cli.Watching;

/// <summary>Asks git which files it ignores. It is asked only of files that changed, so that watching costs no process.</summary>
internal static class GitIgnore
{
    /// <summary>A watcher is not to hang on a repository on a dead network drive.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>The files that git ignores; none when git is absent, fails or takes too long, or the folder is in no repository.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="paths">The files, by full path.</param>
    public static IReadOnlySet<string> Of(string folder, IEnumerable<string> paths)
    {
        var asked = string.Concat(paths.Select(p => $"{p}\0"));
        if (asked.Length == 0 || !Directory.Exists(folder))
        {
            return new HashSet<string>();
        }

        var start = GitStart.In(folder, ["check-ignore", "--stdin", "-z"]);
        start.RedirectStandardInput = true;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            Write(process.StandardInput, asked);
            if (process.WaitForExit(Limit))
            {
                return output.GetAwaiter().GetResult().Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            }

            process.Kill(entireProcessTree: true);
            return new HashSet<string>();
        }
        catch (Win32Exception)
        {
            return new HashSet<string>(); // There is no git.
        }
    }

    private static void Write(StreamWriter input, string text)
    {
        try
        {
            using (input)
            {
                input.Write(text);
            }
        }
        catch (IOException)
        {
            // Outside of a repository git ends without reading.
        }
    }
}
