using System.Runtime.InteropServices;

namespace EvalKit.Running;

/// <summary>Tells where a run is made: the git repository around a folder, and the CI build that the environment names.</summary>
public static class RunEnvironmentReader
{
    /// <summary>
    /// Reads commit, branch and dirty flag of the repository that holds a folder, and provider, pull request (whether from a fork, and into which branch) and build from the environment. Where HEAD is
    /// detached, as CI leaves it, or there is no repository, commit and branch are those that CI names. What cannot be told is null.
    /// </summary>
    /// <param name="folder">A folder of the project; it need not be the repository's root.</param>
    /// <param name="environment">Looks up an environment variable; null when it is not set.</param>
    public static RunEnvironment Read(string folder, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var git = GitHead.Find(folder);
        var ci = CiBuild.Find(environment);
        return new RunEnvironment
        {
            Commit = git?.Commit ?? ci?.Commit,
            Branch = git?.Branch ?? ci?.Branch,
            Dirty = git is null ? null : GitStatus.IsDirty(folder),
            CiProvider = ci?.Provider,
            PullRequest = ci?.PullRequest,
            Fork = ci?.Fork,
            TargetBranch = ci?.TargetBranch,
            Build = ci?.Build,
            OperatingSystem = RuntimeInformation.OSDescription,
        };
    }

    /// <summary>The CI provider that the environment names, such as <c>github_actions</c> or <c>gitlab</c>; <c>ci</c> for one that is not known, null outside CI.</summary>
    /// <param name="environment">Looks up an environment variable; null when it is not set.</param>
    public static string? CiProvider(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return CiBuild.Find(environment)?.Provider;
    }
}
