using EvalKit.Running;

namespace EvalKit.Tests.Running;

public sealed class RunEnvironmentGitTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Commit_branch_and_state_are_read_from_any_folder_of_the_repository()
    {
        var commit = _repository.Commit("first");
        var inner = Directory.CreateDirectory(_repository.File("src/App"));

        var environment = Read(inner.FullName);

        environment.Commit.Should().Be(commit);
        environment.Branch.Should().Be("main");
        environment.Dirty.Should().BeFalse();
        environment.CiProvider.Should().BeNull();
        environment.OperatingSystem.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void A_branch_may_have_slashes_and_its_reference_may_be_packed()
    {
        _repository.Commit("first");
        _repository.Git("checkout", "--quiet", "-b", "fix/the-parser");
        var commit = _repository.Commit("second");
        _repository.Git("pack-refs", "--all");
        File.Exists(_repository.File(".git/refs/heads/fix/the-parser")).Should().BeFalse("the reference is packed");

        var environment = Read(_repository.Path);

        environment.Commit.Should().Be(commit);
        environment.Branch.Should().Be("fix/the-parser");
    }

    [Fact]
    public void A_changed_tracked_file_is_dirty_and_an_untracked_one_is_not()
    {
        _repository.Commit("first");
        File.WriteAllText(_repository.File("new.txt"), "new");
        Read(_repository.Path).Dirty.Should().BeFalse();

        File.WriteAllText(_repository.File("file.txt"), "changed");
        Read(_repository.Path).Dirty.Should().BeTrue();
    }

    [Fact]
    public void With_a_detached_head_the_branch_is_the_one_that_ci_names()
    {
        var commit = _repository.Commit("first");
        _repository.Commit("second");
        _repository.Git("checkout", "--quiet", "--detach", commit);

        Read(_repository.Path).Should().Match<RunEnvironment>(e => e.Commit == commit && e.Branch == null);
        Read(_repository.Path, ("GITHUB_ACTIONS", "true"), ("GITHUB_HEAD_REF", "fix"), ("GITHUB_SHA", "another")).Should()
            .Match<RunEnvironment>(e => e.Commit == commit && e.Branch == "fix");
    }

    [Fact]
    public void A_branch_that_is_checked_out_wins_over_the_one_that_ci_names()
    {
        _repository.Commit("first");

        Read(_repository.Path, ("GITHUB_ACTIONS", "true"), ("GITHUB_HEAD_REF", "fix")).Branch.Should().Be("main");
    }

    [Fact]
    public void A_worktree_has_its_own_head()
    {
        _repository.Commit("first");
        var worktree = _repository.File("trees/second");
        _repository.Git("worktree", "add", "--quiet", "-b", "second", worktree);
        var commit = _repository.Commit("on main");
        _repository.Git("-C", worktree, "merge", "--quiet", "--ff-only", "main");
        _repository.Commit("main goes on");

        var environment = Read(worktree);

        environment.Commit.Should().Be(commit);
        environment.Branch.Should().Be("second");
        environment.Dirty.Should().BeFalse();
    }

    [Fact]
    public void Before_the_first_commit_there_is_a_branch_only()
    {
        var environment = Read(_repository.Path);

        environment.Commit.Should().BeNull();
        environment.Branch.Should().Be("main");
    }

    [Fact]
    public void A_broken_repository_tells_nothing_and_stops_nobody()
    {
        _repository.Commit("first");
        File.WriteAllText(_repository.File(".git/HEAD"), "neither a reference nor a commit\n");

        var environment = Read(_repository.Path);

        environment.Commit.Should().BeNull();
        environment.Branch.Should().BeNull();
        environment.Dirty.Should().BeNull();
    }

    private static RunEnvironment Read(string folder, params (string Name, string Value)[] variables) =>
        RunEnvironmentReader.Read(folder, variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal).GetValueOrDefault);
}
