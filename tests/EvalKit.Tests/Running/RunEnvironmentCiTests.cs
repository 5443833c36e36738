using EvalKit.Running;

namespace EvalKit.Tests.Running;

public sealed class RunEnvironmentCiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-ci-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_repository_and_ci_only_the_operating_system_is_known()
    {
        var environment = Read("");

        environment.Should().Be(new RunEnvironment { OperatingSystem = environment.OperatingSystem });
        environment.OperatingSystem.Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS=true GITHUB_REF_TYPE=branch GITHUB_REF_NAME=main GITHUB_REF=refs/heads/main GITHUB_HEAD_REF= GITHUB_SHA=abc", "github_actions", "main", null, null)]
    [InlineData(
        "GITHUB_ACTIONS=true GITHUB_REF_NAME=12/merge GITHUB_REF=refs/pull/12/merge GITHUB_HEAD_REF=fix GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=a/b GITHUB_RUN_ID=7",
        "github_actions",
        "fix",
        "12",
        "https://github.com/a/b/actions/runs/7")]
    [InlineData("GITHUB_ACTIONS=true GITHUB_REF_TYPE=tag GITHUB_REF_NAME=v1.0 GITHUB_REF=refs/tags/v1.0", "github_actions", null, null, null)]
    [InlineData(
        "TF_BUILD=True BUILD_SOURCEBRANCH=refs/heads/fix/it BUILD_SOURCEBRANCHNAME=it SYSTEM_COLLECTIONURI=https://dev.azure.com/a/ SYSTEM_TEAMPROJECT=b BUILD_BUILDID=7",
        "azure_devops",
        "fix/it",
        null,
        "https://dev.azure.com/a/b/_build/results?buildId=7")]
    [InlineData(
        "TF_BUILD=True BUILD_SOURCEBRANCH=refs/pull/12/merge BUILD_SOURCEBRANCHNAME=merge SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/fix SYSTEM_PULLREQUEST_PULLREQUESTID=12",
        "azure_devops",
        "fix",
        "12",
        null)]
    [InlineData("TF_BUILD=True BUILD_SOURCEBRANCHNAME=main", "azure_devops", "main", null, null)]
    [InlineData("GITLAB_CI=true CI=true CI_COMMIT_REF_NAME=fix CI_JOB_URL=https://gitlab.com/a/b/-/jobs/7", "gitlab", "fix", null, "https://gitlab.com/a/b/-/jobs/7")]
    [InlineData("GITLAB_CI=true CI_COMMIT_REF_NAME=refs/merge-requests/12/head CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=fix CI_MERGE_REQUEST_IID=12", "gitlab", "fix", "12", null)]
    [InlineData("GITLAB_CI=true CI_COMMIT_REF_NAME=v1.0 CI_COMMIT_TAG=v1.0", "gitlab", null, null, null)]
    [InlineData("JENKINS_URL=https://j BRANCH_NAME=PR-12 CHANGE_BRANCH=fix CHANGE_ID=12 BUILD_URL=https://j/7", "jenkins", "fix", "12", "https://j/7")]
    [InlineData("JENKINS_URL=https://j GIT_BRANCH=origin/main BUILD_NUMBER=7", "jenkins", "main", null, "7")]
    [InlineData(
        "CIRCLECI=true CIRCLE_BRANCH=fix CIRCLE_PULL_REQUEST=https://github.com/a/b/pull/12 CIRCLE_BUILD_URL=https://circleci.com/7", "circleci", "fix", "12", "https://circleci.com/7")]
    [InlineData(
        "BITBUCKET_BUILD_NUMBER=7 BITBUCKET_BRANCH=fix BITBUCKET_PR_ID=12 BITBUCKET_GIT_HTTP_ORIGIN=https://bitbucket.org/a/b",
        "bitbucket",
        "fix",
        "12",
        "https://bitbucket.org/a/b/pipelines/results/7")]
    [InlineData("TEAMCITY_VERSION=2025.1 BUILD_NUMBER=7", "teamcity", null, null, "7")]
    [InlineData("CI=true BRANCH_NAME=fix", "ci", "fix", null, null)]
    [InlineData("CI=1", "ci", null, null, null)]
    [InlineData("CI=false BRANCH_NAME=fix", null, null, null, null)]
    [InlineData("CI= GITHUB_ACTIONS=", null, null, null, null)]
    public void Provider_branch_pull_request_and_build_are_read_from_the_variables(string variables, string? provider, string? branch, string? pullRequest, string? build)
    {
        var environment = Read(variables);

        environment.CiProvider.Should().Be(provider);
        environment.Branch.Should().Be(branch);
        environment.PullRequest.Should().Be(pullRequest);
        environment.Build.Should().Be(build);
        environment.Dirty.Should().BeNull();
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS=true GITHUB_SHA=abc")]
    [InlineData("TF_BUILD=True BUILD_SOURCEVERSION=abc")]
    [InlineData("GITLAB_CI=true CI_COMMIT_SHA=abc")]
    [InlineData("JENKINS_URL=https://j GIT_COMMIT=abc")]
    [InlineData("CIRCLECI=true CIRCLE_SHA1=abc")]
    [InlineData("BITBUCKET_BUILD_NUMBER=7 BITBUCKET_COMMIT=abc")]
    [InlineData("TEAMCITY_VERSION=2025.1 BUILD_VCS_NUMBER=abc")]
    public void Without_a_repository_the_commit_is_the_one_that_ci_names(string variables)
    {
        Read(variables).Commit.Should().Be("abc");
    }

    private RunEnvironment Read(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        return RunEnvironmentReader.Read(_folder.FullName, values.GetValueOrDefault);
    }
}
