using System.Diagnostics;

namespace EvalKit.Cli;

/// <summary>How git is started, wherever the tool asks it.</summary>
internal static class GitStart
{
    /// <summary>
    /// What a git hook sets for its own repository and index. The tool's questions are about the folder's; with these git would answer of another, and a
    /// checkout beside the working tree would write over what the user has staged.
    /// </summary>
    private static readonly string[] HookVariables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

    /// <summary>A git that has not been started.</summary>
    /// <param name="folder">The folder that it is asked in.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo In(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var variable in HookVariables)
        {
            start.Environment.Remove(variable);
        }

        return start;
    }
}
