namespace EvalKit.Running;

/// <summary>What a repository has checked out, read from its files: no git is needed.</summary>
/// <param name="Commit">The commit; null before the first one.</param>
/// <param name="Branch">The branch; null when HEAD is detached.</param>
internal sealed record GitHead(string? Commit, string? Branch)
{
    private const string BranchPrefix = "refs/heads/";
    private const string RefPrefix = "ref:";
    private const string GitDirPrefix = "gitdir:";

    /// <summary>The HEAD of the repository around a folder; null when there is none that can be read.</summary>
    public static GitHead? Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            var git = Path.Combine(candidate.FullName, ".git");
            if (Directory.Exists(git))
            {
                return Read(git);
            }

            // In a worktree and in a submodule .git is a file that names the folder.
            if (FirstLine(git) is { } line && line.StartsWith(GitDirPrefix, StringComparison.Ordinal))
            {
                return Read(Path.Combine(candidate.FullName, line[GitDirPrefix.Length..].Trim()));
            }
        }

        return null;
    }

    private static GitHead? Read(string gitFolder)
    {
        if (FirstLine(Path.Combine(gitFolder, "HEAD")) is not { } head)
        {
            return null;
        }

        if (!head.StartsWith(RefPrefix, StringComparison.Ordinal))
        {
            return new GitHead(AsCommit(head), Branch: null);
        }

        // A worktree shares its branches with the main folder, which it names in commondir.
        var shared = FirstLine(Path.Combine(gitFolder, "commondir")) is { } common ? Path.Combine(gitFolder, common) : gitFolder;
        var reference = head[RefPrefix.Length..].Trim();
        var commit = AsCommit(FirstLine(Path.Combine(shared, reference))) ?? PackedCommit(shared, reference);
        return new GitHead(commit, reference.StartsWith(BranchPrefix, StringComparison.Ordinal) ? reference[BranchPrefix.Length..] : reference);
    }

    /// <summary>The commit of a reference in packed-refs, which holds lines of commit and reference.</summary>
    private static string? PackedCommit(string gitFolder, string reference)
    {
        var packed = Path.Combine(gitFolder, "packed-refs");
        return File.Exists(packed)
            ? AsCommit(File.ReadLines(packed).FirstOrDefault(l => l.EndsWith(" " + reference, StringComparison.Ordinal))?.Split(' ')[0])
            : null;
    }

    private static string? FirstLine(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadLines(path).FirstOrDefault()?.Trim() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null; // Unknown is a value here: a run is not stopped by a repository that it may not read.
        }
    }

    /// <summary>Commits have 40 hexadecimal digits, or 64 in a SHA-256 repository.</summary>
    private static string? AsCommit(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower) ? text : null;
}
