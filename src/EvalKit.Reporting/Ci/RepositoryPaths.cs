namespace EvalKit.Reporting.Ci;

/// <summary>Paths as a CI system shows them: relative to the repository's root, with slashes.</summary>
internal sealed class RepositoryPaths
{
    /// <summary>What a deterministic build writes for the repository's root.</summary>
    private const string DeterministicRoot = "/_/";

    /// <summary>Where each CI system has checked the repository out.</summary>
    private static readonly string[] Checkouts = ["GITHUB_WORKSPACE", "BUILD_SOURCESDIRECTORY", "CI_PROJECT_DIR", "BITBUCKET_CLONE_DIR", "WORKSPACE"];

    private readonly string _folder;
    private readonly string[] _roots;

    /// <param name="folder">A folder of the project; relative paths begin there.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    public RepositoryPaths(string folder, Func<string, string?> environment)
    {
        _folder = Path.GetFullPath(folder);
        var checkouts = Checkouts.Select(environment).Where(p => p is { Length: > 0 } && Path.IsPathFullyQualified(p)).Select(p => Path.GetFullPath(p!));
        _roots = [.. checkouts, .. GitRoots(_folder)];
    }

    /// <summary>The path from the repository's root; null for a file outside it.</summary>
    public string? Relative(string path)
    {
        if (path.StartsWith(DeterministicRoot, StringComparison.Ordinal))
        {
            return path[DeterministicRoot.Length..];
        }

        var full = Path.GetFullPath(path, _folder);
        return _roots.Select(root => Path.GetRelativePath(root, full)).FirstOrDefault(IsInside)?.Replace('\\', '/');
    }

    private static bool IsInside(string relative) =>
        !Path.IsPathRooted(relative) && relative != "." && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !relative.StartsWith(@"..\", StringComparison.Ordinal);

    /// <summary>The nearest folder with a repository; a worktree and a submodule have a file of that name.</summary>
    private static IEnumerable<string> GitRoots(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (Path.Exists(Path.Combine(candidate.FullName, ".git")))
            {
                return [candidate.FullName];
            }
        }

        return [];
    }
}
