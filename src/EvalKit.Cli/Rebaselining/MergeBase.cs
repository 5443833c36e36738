namespace EvalKit.Cli.Rebaselining;

/// <summary>The commit that a change began from.</summary>
/// <param name="Repository">The repository's top folder.</param>
/// <param name="Target">The branch that the change is to be merged into.</param>
/// <param name="Commit">The commit, 40 hexadecimal digits.</param>
internal sealed record MergeBase(string Repository, string Target, string Commit)
{
    private const int ShortLength = 8;

    /// <summary>Where the target branch is looked for when CI names none.</summary>
    private static readonly string[] UsualTargets = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

    /// <summary>Enough of the commit for a reader.</summary>
    public string Short => Commit[..ShortLength];

    /// <summary>Finds it.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="targetBranch">The branch that CI names; null for none.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="EvalKitException">There is no repository, no target branch or no common commit.</exception>
    public static async Task<MergeBase> FindAsync(string folder, string? targetBranch, CancellationToken cancellationToken)
    {
        var git = new Git(folder);
        var repository = await git.TryAsync(cancellationToken, "rev-parse", "--show-toplevel")
            ?? throw new EvalKitException(FaultKind.Usage, $"--rebaseline compares with the commit that the change began from, and {folder} is in no git repository.");
        string[] targets = targetBranch is null ? UsualTargets : [$"origin/{targetBranch}", targetBranch];
        foreach (var target in targets)
        {
            if (await git.TryAsync(cancellationToken, "rev-parse", "--verify", "--quiet", $"{target}^{{commit}}") is not null)
            {
                return await git.TryAsync(cancellationToken, "merge-base", "HEAD", target) is { } commit
                    ? new MergeBase(repository, target, commit)
                    : throw new EvalKitException(FaultKind.Usage, $"HEAD and {target} have no common commit here. Of a shallow clone fetch more: `git fetch --unshallow`, or fetch-depth: 0 in a workflow.");
            }
        }

        throw new EvalKitException(FaultKind.Usage, $"--rebaseline found none of the branches {string.Join(", ", targets)} in {repository}. Fetch the target branch (fetch-depth: 0 in a workflow).");
    }
}
