namespace EvalKit.Acceptance.Cli;

/// <summary>Watch mode as a developer meets it: a process that runs again when a file is saved.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Watching = "watching ";

    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Each_change_of_the_data_is_a_round_that_tells_what_moved()
    {
        using var tool = new RunningTool(_folder.Start("run", CliFolder.Suite, "--watch"));
        (await tool.UntilAsync(Watching)).Should().Contain("PASS capitals: 30 cases").And.NotContain("the round before");

        _folder.Worsen(3);
        var second = await tool.UntilAsync(Watching);
        File.WriteAllText(_folder.In(CliFolder.Suite), File.ReadAllText(_folder.In(CliFolder.Suite)).Replace("at_least: 0.70", "at_least: 0.95", StringComparison.Ordinal));
        var third = await tool.UntilAsync(Watching);
        var (exitCode, output) = await tool.InterruptAsync();

        second.Should().Contain("round 2: capitals.csv changed").And.Contain("against the round before: 3 regressed, 27 the same").And.Contain("  france  ");
        third.Should().Contain("round 3: capitals.suite.yaml changed").And.Contain("FAIL capitals").And.Contain("against the round before: nothing moved in 30 cases");
        (exitCode, output).Should().Be((1, ""));
        (await _folder.RunAsync("runs", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
    }

    [UnixFact]
    public async Task A_change_of_the_app_is_a_round_and_what_the_app_writes_is_none()
    {
        WriteApp("Lima");
        File.WriteAllText(_folder.In("app.suite.yaml"), "name: app\ndataset: {path: capitals.csv, inputs: [question]}\napp: {exec: [sh, app.sh]}\nscorers: [exact_match]\n");
        using var tool = new RunningTool(_folder.Start("run", "app.suite.yaml", "--watch", "--filter", "columns.continent == 'europe'"));
        await tool.UntilAsync(Watching);
        File.Exists(_folder.In("asked.txt")).Should().BeTrue("the app writes a file beside itself");

        WriteApp("Paris");
        var second = await tool.UntilAsync(Watching);
        WriteApp("Rome!");
        var third = await tool.UntilAsync(Watching);
        var (exitCode, _) = await tool.InterruptAsync();

        second.Should().Contain("round 2: app.sh changed").And.Contain("1 improved").And.Contain("  france  exact_match false → true");
        third.Should().Contain("round 3: app.sh changed").And.Contain("1 regressed");
        exitCode.Should().Be(0);
    }

    [UnixFact]
    public async Task A_broken_suite_is_told_and_watched_on()
    {
        var suite = File.ReadAllText(_folder.In(CliFolder.Suite));
        File.WriteAllText(_folder.In(CliFolder.Suite), suite.Replace("scorers:", "scorrers:", StringComparison.Ordinal));
        using var tool = new RunningTool(_folder.Start("run", CliFolder.Suite, "--watch"));
        var broken = await tool.UntilAsync(Watching);

        File.WriteAllText(_folder.In(CliFolder.Suite), suite);
        var mended = await tool.UntilAsync(Watching);
        var (exitCode, _) = await tool.InterruptAsync();

        broken.Should().Contain("evalkit: capitals.suite.yaml:").And.Contain("scorrers");
        mended.Should().Contain("round 2: capitals.suite.yaml changed").And.Contain("PASS capitals");
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task It_prints_no_json()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--watch", "--json");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("--watch cannot be used with --json");
    }

    private void WriteApp(string answer) => File.WriteAllText(_folder.In("app.sh"), $"read case\necho \"$case\" >> asked.txt\necho {answer}\n");
}
