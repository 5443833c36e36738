namespace EvalKit.Running;

/// <summary>A CI build as its provider's environment variables tell it.</summary>
/// <param name="Provider">The provider in snake_case; <c>ci</c> where only the variable <c>CI</c> is set.</param>
internal sealed record CiBuild(string Provider)
{
    private const string BranchPrefix = "refs/heads/";

    /// <summary>The variable by which each provider is known, the general one last.</summary>
    private static readonly (string Variable, Func<Func<string, string?>, CiBuild> Read)[] Providers =
    [
        ("GITHUB_ACTIONS", GitHub),
        ("TF_BUILD", AzureDevOps),
        ("GITLAB_CI", GitLab),
        ("CIRCLECI", CircleCi),
        ("BITBUCKET_BUILD_NUMBER", Bitbucket),
        ("TEAMCITY_VERSION", TeamCity),
        ("JENKINS_URL", Jenkins),
        ("CI", Other),
    ];

    /// <summary>The commit that is built.</summary>
    public string? Commit { get; private init; }

    /// <summary>The branch that is built; of a pull request its source branch.</summary>
    public string? Branch { get; private init; }

    /// <summary>The pull request's number.</summary>
    public string? PullRequest { get; private init; }

    /// <summary>Whether the pull request comes from a fork; null where it is none or nobody tells.</summary>
    public bool? Fork { get; private init; }

    /// <summary>The branch that the pull request is to be merged into.</summary>
    public string? TargetBranch { get; private init; }

    /// <summary>The build's address, else its number.</summary>
    public string? Build { get; private init; }

    /// <summary>The build that this process runs in; null outside CI.</summary>
    public static CiBuild? Find(Func<string, string?> environment)
    {
        string? Get(string name) => environment(name) is { Length: > 0 } value ? value : null;
        return Providers.FirstOrDefault(p => IsSet(Get(p.Variable))).Read?.Invoke(Get);
    }

    private static bool IsSet(string? value) => value is not null and not "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static CiBuild GitHub(Func<string, string?> get) => new("github_actions")
    {
        Commit = get("GITHUB_SHA"),
        Branch = get("GITHUB_HEAD_REF") ?? (get("GITHUB_REF_TYPE") is null or "branch" ? get("GITHUB_REF_NAME") : null),
        PullRequest = get("GITHUB_REF") is { } reference && reference.StartsWith("refs/pull/", StringComparison.Ordinal) ? reference.Split('/')[2] : null,
        Fork = GitHubEvent.IsFork(get("GITHUB_EVENT_PATH")),
        TargetBranch = get("GITHUB_BASE_REF"),
        Build = get("GITHUB_SERVER_URL") is { } server && get("GITHUB_REPOSITORY") is { } repository && get("GITHUB_RUN_ID") is { } run
            ? $"{server}/{repository}/actions/runs/{run}"
            : get("GITHUB_RUN_ID"),
    };

    private static CiBuild AzureDevOps(Func<string, string?> get) => new("azure_devops")
    {
        Commit = get("BUILD_SOURCEVERSION"),
        Branch = WithoutPrefix(get("SYSTEM_PULLREQUEST_SOURCEBRANCH")) ?? AzureBranch(get),
        PullRequest = get("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") ?? get("SYSTEM_PULLREQUEST_PULLREQUESTID"),
        Fork = get("SYSTEM_PULLREQUEST_ISFORK") is { } fork ? fork.Equals("true", StringComparison.OrdinalIgnoreCase) : null,
        TargetBranch = WithoutPrefix(get("SYSTEM_PULLREQUEST_TARGETBRANCH")),
        Build = get("SYSTEM_COLLECTIONURI") is { } server && get("SYSTEM_TEAMPROJECT") is { } project && get("BUILD_BUILDID") is { } build
            ? $"{server.TrimEnd('/')}/{Uri.EscapeDataString(project)}/_build/results?buildId={build}"
            : get("BUILD_BUILDID") ?? get("BUILD_BUILDNUMBER"),
    };

    /// <summary>BUILD_SOURCEBRANCHNAME is only what follows the last slash, so the whole reference goes first.</summary>
    private static string? AzureBranch(Func<string, string?> get) => get("BUILD_SOURCEBRANCH") switch
    {
        null => get("BUILD_SOURCEBRANCHNAME"),
        var reference when reference.StartsWith(BranchPrefix, StringComparison.Ordinal) => WithoutPrefix(reference),
        _ => null,
    };

    private static CiBuild GitLab(Func<string, string?> get) => new("gitlab")
    {
        Commit = get("CI_COMMIT_SHA"),
        Branch = get("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") ?? get("CI_COMMIT_BRANCH") ?? (get("CI_COMMIT_TAG") is null ? get("CI_COMMIT_REF_NAME") : null),
        PullRequest = get("CI_MERGE_REQUEST_IID"),
        Fork = get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID") is { } source && get("CI_MERGE_REQUEST_PROJECT_ID") is { } target ? source != target : null,
        TargetBranch = get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
        Build = get("CI_JOB_URL") ?? get("CI_PIPELINE_URL") ?? get("CI_JOB_ID"),
    };

    private static CiBuild CircleCi(Func<string, string?> get) => new("circleci")
    {
        Commit = get("CIRCLE_SHA1"),
        Branch = get("CIRCLE_BRANCH"),
        PullRequest = get("CIRCLE_PR_NUMBER") ?? get("CIRCLE_PULL_REQUEST")?.Split('/')[^1],
        Build = get("CIRCLE_BUILD_URL") ?? get("CIRCLE_BUILD_NUM"),
    };

    private static CiBuild Bitbucket(Func<string, string?> get) => new("bitbucket")
    {
        Commit = get("BITBUCKET_COMMIT"),
        Branch = get("BITBUCKET_BRANCH"),
        PullRequest = get("BITBUCKET_PR_ID"),
        TargetBranch = get("BITBUCKET_PR_DESTINATION_BRANCH"),
        Build = get("BITBUCKET_GIT_HTTP_ORIGIN") is { } origin ? $"{origin}/pipelines/results/{get("BITBUCKET_BUILD_NUMBER")}" : get("BITBUCKET_BUILD_NUMBER"),
    };

    private static CiBuild TeamCity(Func<string, string?> get) => new("teamcity")
    {
        Commit = get("BUILD_VCS_NUMBER"),
        Branch = get("BRANCH_NAME"),
        Build = get("BUILD_URL") ?? get("BUILD_NUMBER"),
    };

    private static CiBuild Jenkins(Func<string, string?> get) => new("jenkins")
    {
        Commit = get("GIT_COMMIT"),
        Branch = get("CHANGE_BRANCH") ?? get("BRANCH_NAME") ?? WithoutRemote(get("GIT_BRANCH")),
        PullRequest = get("CHANGE_ID"),
        Fork = get("CHANGE_ID") is null ? null : get("CHANGE_FORK") is not null,
        TargetBranch = get("CHANGE_TARGET"),
        Build = get("BUILD_URL") ?? get("BUILD_NUMBER"),
    };

    private static CiBuild Other(Func<string, string?> get) => new("ci")
    {
        Branch = get("BRANCH_NAME"),
        Build = get("BUILD_URL") ?? get("BUILD_NUMBER"),
    };

    private static string? WithoutPrefix(string? reference) =>
        reference?.StartsWith(BranchPrefix, StringComparison.Ordinal) == true ? reference[BranchPrefix.Length..] : reference;

    private static string? WithoutRemote(string? branch) => branch?.StartsWith("origin/", StringComparison.Ordinal) == true ? branch["origin/".Length..] : branch;
}
