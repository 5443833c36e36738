namespace EvalKit.Acceptance.Ci;

/// <summary>The scripts of <c>samples/ci</c>, run by bash with stand-ins for <c>dotnet</c>, <c>gh</c> and the tool.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Repository = "owner/shop";

    private readonly ScriptFolder _folder = new();

    private static (string, string)[] PullRequest(string head = "abc", string headRepository = Repository) =>
        [("GITHUB_REPOSITORY", Repository), ("PULL_REQUEST", "7"), ("HEAD_SHA", head), ("HEAD_REPOSITORY", headRepository), ("REPORT_URL", "https://example.org/artifact")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_comment_is_posted_with_a_link_to_the_report()
    {
        File.WriteAllText(_folder.In("comment.md"), "<!-- evalkit -->\nall is well\n");
        StandInForGh(existing: "");

        var result = await _folder.RunAsync("comment.sh", ["comment.md"], PullRequest());

        result.ExitCode.Should().Be(0, result.Error);
        _folder.Calls.Should().ContainSingle(c => c.StartsWith($"gh api --method POST repos/{Repository}/issues/7/comments --silent --field body=@"));
        File.ReadAllText(_folder.In("body")).Should().Be("<!-- evalkit -->\nall is well\n\n[Download the report](https://example.org/artifact)\n");
    }

    [Fact]
    public async Task A_comment_that_is_there_is_updated_in_place()
    {
        File.WriteAllText(_folder.In("comment.md"), "<!-- evalkit -->\n");
        StandInForGh(existing: "41\n99");

        await _folder.RunAsync("comment.sh", ["comment.md"], PullRequest());

        _folder.Calls.Should().ContainSingle(c => c.StartsWith($"gh api --method PATCH repos/{Repository}/issues/comments/41 ")).And.NotContain(c => c.Contains("POST"));
        _folder.Calls.Should().ContainSingle(c => c.Contains(".user.login == \"github-actions[bot]\"") && c.Contains("startswith(\"<!-- evalkit -->\")"), "nobody else's comment is touched");
    }

    [Fact]
    public async Task A_fork_and_a_pull_request_that_moved_on_and_a_job_without_comment_are_quiet()
    {
        File.WriteAllText(_folder.In("comment.md"), "<!-- evalkit -->\n");
        StandInForGh(existing: "41");

        (await _folder.RunAsync("comment.sh", ["comment.md"], PullRequest(headRepository: "stranger/shop"))).ExitCode.Should().Be(0);
        (await _folder.RunAsync("comment.sh", ["comment.md"], PullRequest(head: "older"))).ExitCode.Should().Be(0);
        (await _folder.RunAsync("comment.sh", ["absent.md"], PullRequest())).ExitCode.Should().Be(0);

        _folder.Calls.Should().NotContain(c => c.Contains("--method"));
    }

    [Fact]
    public async Task A_comment_that_may_not_be_posted_turns_nothing_red()
    {
        File.WriteAllText(_folder.In("comment.md"), "<!-- evalkit -->\n");
        _folder.StandIn("gh", "[[ $* == */pulls/* ]] && echo abc && exit 0\necho 'HTTP 403' >&2\nexit 1");

        var result = await _folder.RunAsync("comment.sh", ["comment.md"], PullRequest());

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("pull-requests: write");
    }

    [Fact]
    public async Task Rebaseline_holds_HEAD_against_its_merge_base_in_one_session_and_store()
    {
        await MakeRepositoryAsync();
        _folder.StandIn("dotnet", """echo "$(cat version) session=$EVALKIT_SESSION_ID store=$EVALKIT_STORE baseline=${EVALKIT_BASELINE##*/} ci=${GITHUB_ACTIONS-none}" >> "$OLDPWD_LOG"; [ "$(cat version)" = new ]""");
        _folder.StandIn("evalkit", "touch \"${@: -1}\"");

        var result = await _folder.RunAsync("rebaseline.sh", ["main", "faq", "tests/Faq.Evals", "--no-build"], ("GITHUB_ACTIONS", "true"), ("EVALKIT_SESSION_ID", "job-7"), ("OLDPWD_LOG", _folder.In("runs")));

        result.ExitCode.Should().Be(0, result.Error + result.Output);
        var store = _folder.In(".evalkit/rebaseline.db");
        File.ReadAllLines(_folder.In("runs")).Should().Equal(
            $"old session=job-7 store={store} baseline= ci=none", $"new session=job-7 store={store} baseline=faq.jsonl ci=true");
        _folder.Calls.Should().HaveCount(3).And.SatisfyRespectively(
            b => b.Should().Be("dotnet test tests/Faq.Evals --no-build"),
            b => b.Should().MatchRegex($"^evalkit bless faq --store {store} --to /.*/faq.jsonl$"),
            b => b.Should().Be("dotnet test tests/Faq.Evals --no-build"));
        Directory.Exists(_folder.In(".git/worktrees")).Should().BeFalse("the worktree is removed");
    }

    [Fact]
    public async Task Rebaseline_ends_as_HEAD_ends_and_says_when_the_base_left_no_run()
    {
        await MakeRepositoryAsync();
        _folder.StandIn("dotnet", "echo broken; exit 1");
        _folder.StandIn("evalkit", "exit 2");

        var noBase = await _folder.RunAsync("rebaseline.sh", ["main", "faq", "tests/Faq.Evals"]);
        _folder.StandIn("evalkit", "exit 0");
        var red = await _folder.RunAsync("rebaseline.sh", ["main", "faq", "tests/Faq.Evals"]);

        (noBase.ExitCode, red.ExitCode).Should().Be((5, 1));
        noBase.Error.Should().Contain("The merge base left no run of 'faq'").And.Contain("broken");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(130, 130)]
    public async Task A_shard_has_no_verdict_but_tells_its_faults(int ended, int expected)
    {
        _folder.StandIn("evalkit", $"echo \"summary=${{GITHUB_STEP_SUMMARY-none}}\" >> \"{_folder.In("calls")}\"; exit {ended}");

        var result = await _folder.RunAsync("shard.sh", ["faq.suite.yaml", "2", "4", "shard-2.db", "--fresh"], ("GITHUB_STEP_SUMMARY", _folder.In("step.md")));

        result.ExitCode.Should().Be(expected);
        _folder.Calls.Should().Equal("evalkit run faq.suite.yaml --shard 2/4 --store shard-2.db --fresh", "summary=none");
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 4, 4)]
    [InlineData(3, 0, 3)]
    [InlineData(3, 1, 1)]
    public async Task The_reducer_merges_reports_and_ends_with_the_verdict_or_with_3_where_a_part_is_missing(int merged, int verdict, int expected)
    {
        Directory.CreateDirectory(_folder.In("shards"));
        File.WriteAllText(_folder.In("shards/1.db"), "");
        File.WriteAllText(_folder.In("shards/2.db"), "");
        _folder.StandIn("evalkit", $"case $1 in gate) exit {verdict} ;; runs) exit {merged} ;; esac");

        var result = await _folder.RunAsync("reduce.sh", ["faq.suite.yaml", "shards", "--strict"]);

        result.ExitCode.Should().Be(expected);
        _folder.Calls.Should().Equal(
            "evalkit runs merge shards/1.db shards/2.db --to .evalkit/merged.db --require-complete",
            "evalkit report latest --store .evalkit/merged.db -o .evalkit/report.html",
            "evalkit gate latest --suite faq.suite.yaml --store .evalkit/merged.db --strict");
    }

    [Fact]
    public async Task The_reducer_decides_nothing_on_parts_that_cannot_be_merged()
    {
        Directory.CreateDirectory(_folder.In("shards"));
        _folder.StandIn("evalkit", "exit 2");

        var result = await _folder.RunAsync("reduce.sh", ["faq.suite.yaml", "shards"]);

        result.ExitCode.Should().Be(2);
        _folder.Calls.Should().Equal("evalkit runs merge shards/*.db --to .evalkit/merged.db --require-complete");
    }

    /// <summary>A pull request's head, a comment or two of before, and what a comment is sent as.</summary>
    private void StandInForGh(string existing) => _folder.StandIn("gh", $$"""
        case "$*" in
          */pulls/*) echo abc ;;
          *--paginate*) printf '%s\n' '{{existing}}' ;;
          *) for argument in "$@"; do [[ $argument == body=@* ]] && cp "${argument#body=@}" "{{_folder.In("body")}}"; done ;;
        esac
        exit 0
        """);

    /// <summary>A branch with one commit that main does not have.</summary>
    private async Task MakeRepositoryAsync()
    {
        await _folder.GitAsync("init", "--quiet", "--initial-branch=main");
        File.WriteAllText(_folder.In("version"), "old\n");
        File.WriteAllText(_folder.In(".gitignore"), "bin/\ncalls\nruns\n.evalkit/\n");
        await _folder.GitAsync("add", ".");
        await _folder.GitAsync("commit", "--quiet", "-m", "First");
        await _folder.GitAsync("checkout", "--quiet", "-b", "change");
        File.WriteAllText(_folder.In("version"), "new\n");
        await _folder.GitAsync("commit", "--quiet", "-a", "-m", "Second");
    }
}
