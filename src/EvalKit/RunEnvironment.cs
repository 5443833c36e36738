namespace EvalKit;

/// <summary>Where a run was made. Every part is null when it is unknown. Immutable.</summary>
public sealed record RunEnvironment
{
    /// <summary>The commit, 40 hexadecimal digits.</summary>
    public string? Commit { get; init; }

    /// <summary>The branch; with a detached HEAD the one that CI names.</summary>
    public string? Branch { get; init; }

    /// <summary>Whether tracked files differed from the commit.</summary>
    public bool? Dirty { get; init; }

    /// <summary>The CI provider, such as <c>github_actions</c>; null outside CI.</summary>
    public string? CiProvider { get; init; }

    /// <summary>The pull request's number.</summary>
    public string? PullRequest { get; init; }

    /// <summary>Whether the pull request comes from a fork, whose builds get no secrets.</summary>
    public bool? Fork { get; init; }

    /// <summary>The branch that a pull request is to be merged into.</summary>
    public string? TargetBranch { get; init; }

    /// <summary>The CI build's address or number.</summary>
    public string? Build { get; init; }

    /// <summary>The operating system.</summary>
    public string? OperatingSystem { get; init; }
}
