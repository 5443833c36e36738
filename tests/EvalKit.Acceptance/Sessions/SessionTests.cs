using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Sessions;

/// <summary>Which session the runs of a <c>dotnet test</c> belong to, with real test hosts.</summary>
[Collection(ProcessCollection.Name)]
public sealed class SessionTests : IDisposable
{
    private readonly TestSolution _solution = new();

    public void Dispose() => _solution.Dispose();

    [Fact]
    public async Task The_projects_of_one_dotnet_test_share_a_session_and_the_next_has_its_own()
    {
        var first = await _solution.TestAsync([]);
        var runs = await _solution.RunsAsync();
        var second = await _solution.TestAsync([], "--", "RunConfiguration.MaxCpuCount=2");
        var all = await _solution.RunsAsync();

        first.ExitCode.Should().Be(0, first.Output + first.Error);
        runs.Select(r => r.Suite).Should().BeEquivalentTo("north", "south");
        runs.Select(r => r.SessionId).Distinct().Should().ContainSingle().Which.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        second.ExitCode.Should().Be(0, second.Output + second.Error);
        all.Should().HaveCount(4);
        all.Select(r => r.SessionId).Distinct().Should().HaveCount(2, "settings given after -- are kept beside the invocation's id");
        (first.Output + first.Error + second.Output + second.Error).Should().NotContain("database is locked");
    }

    [Fact]
    public async Task A_session_that_is_named_wins()
    {
        var named = await _solution.TestAsync([("EVALKIT_SESSION_ID", "build-4711")]);

        named.ExitCode.Should().Be(0, named.Output + named.Error);
        (await _solution.RunsAsync()).Select(r => r.SessionId).Should().Equal("build-4711", "build-4711");
    }

    [Fact]
    public async Task An_assembly_that_is_run_alone_has_a_session_of_its_own()
    {
        var first = await _solution.TestAssemblyAsync("North");
        var second = await _solution.TestAssemblyAsync("North");

        (first.ExitCode, second.ExitCode).Should().Be((0, 0), first.Output + second.Output);
        (await _solution.RunsAsync()).Select(r => r.SessionId).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }
}
