using System.Text.Json;

namespace EvalKit.Acceptance.Cli;

/// <summary><c>--repeats auto</c> as a script meets it: real processes and an app that is a command, which errs the first time that it is asked some of the questions.</summary>
public sealed class AddedRepeatsTests : IDisposable
{
    private const string Suite = "squares.suite.yaml";
    private readonly CliFolder _folder = new();

    public AddedRepeatsTests()
    {
        File.WriteAllLines(_folder.In("squares.csv"), Enumerable.Range(1, 24).Select(i => $"case-{i:00},{i},{i * i}").Prepend("id,n,expected_response"));
        Directory.CreateDirectory(_folder.In("asked"));
        File.WriteAllText(_folder.In("app.sh"), """
            n=$(sed 's/.*"n":"\([0-9]*\)".*/\1/')
            if [ $((n % 4)) -eq 0 ] && [ ! -e asked/$n ]; then echo wrong; else echo $((n * n)); fi
            touch asked/$n
            """);
        File.WriteAllText(_folder.In(Suite), """
            name: squares
            dataset: {path: squares.csv, inputs: [n]}
            app: {exec: [sh, app.sh]}
            scorers: [exact_match]
            gates:
              - metric: exact_match
                at_least: 0.7
            """);
    }

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task An_undecided_run_repeats_all_cases_and_decides()
    {
        var result = await _folder.RunAsync("run", Suite, "--repeats", "auto", "--json");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().Contain("squares: 24 cases × 1 to 3, 1 scorer, 1 gate").And.Contain("undecided after 1 repeat (exact_match/mean): all cases run once more");
        var run = JsonDocument.Parse(result.Output).RootElement;
        (run.GetProperty("verdict").GetString(), run.GetProperty("trials").GetInt32()).Should().Be(("pass", 48));
        run.GetProperty("gates")[1].GetProperty("text").GetString().Should().Contain("97.79%");
        (await _folder.RunAsync("gate", "latest", "--suite", Suite)).Error.Should().Contain("97.79%", "the stored run is held to the levels that it was run under");
        (await _folder.RunAsync("bless", "squares")).ExitCode.Should().Be(0);
        File.ReadAllText(_folder.In("baselines/squares.jsonl")).Should().Contain("\"repeats\":2");
    }

    [UnixFact]
    public async Task A_number_or_auto_is_expected()
    {
        var result = await _folder.RunAsync("run", Suite, "--repeats", "often");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("Setting 'repeats' (from --repeats) is 'often': expected a whole number from 1, or auto.");
    }

    [UnixFact]
    public async Task A_dry_run_says_what_is_not_counted()
    {
        var result = await _folder.RunAsync("run", Suite, "--repeats", "auto", "--dry-run");

        result.Error.Should().Contain("24 cases × 1, up to 3 while undecided").And.Contain("not counted, for only verdicts tell: 2 more repeats of all cases at most, inside the budget");
    }
}
