using System.Runtime.InteropServices;
using System.Text.Json;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Cli;

/// <summary>The tool as scripts and CI meet it: real processes, exit codes, JSON on standard output and nothing else there.</summary>
public sealed class CliTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_prints_one_json_document_and_writes_its_report()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--json");

        result.ExitCode.Should().Be(0, result.Error);
        var run = Json(result);
        run.GetProperty("schema").GetInt32().Should().Be(1);
        run.GetProperty("verdict").GetString().Should().Be("pass");
        run.GetProperty("cases").GetInt32().Should().Be(30);
        run.GetProperty("metrics").GetProperty("alias_containment/mean").GetProperty("value").GetDouble().Should().BeApproximately(28.0 / 30, 1e-9);
        run.GetProperty("metrics").GetProperty("human/mean").GetProperty("n").GetInt32().Should().Be(30);
        File.ReadAllText(run.GetProperty("report").GetString()!).Should().StartWith("<!DOCTYPE html>");
        result.Error.Should().Contain("alias_containment");
    }

    [Fact]
    public async Task Without_json_nothing_goes_to_standard_output()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite);

        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Info_shows_each_trial_before_the_summary_and_nothing_shows_them_without_it()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--info");
        var again = await _folder.RunAsync("rescore", "latest", "--suite", CliFolder.Suite, "--info");
        var brief = await _folder.RunAsync("run", CliFolder.Suite);

        result.Error.Should().MatchRegex("(?s)\nok  france  exact_match true, alias_containment true, .*\napp \\(n=30\\) PASS");
        result.Error.Split('\n').Count(l => l.StartsWith("ok  ", StringComparison.Ordinal)).Should().Be(30);
        again.Error.Should().Contain("\nok  france  exact_match true, ");
        brief.Error.Should().NotContain("ok  france");
        (await _folder.RunAsync("run", CliFolder.Suite, "--info", "--dry-run")).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task After_bless_an_unchanged_run_passes_and_a_real_drop_is_exit_code_1()
    {
        await _folder.RunAsync("run", CliFolder.Suite);
        var blessed = await _folder.RunAsync("bless", "capitals");
        var unchanged = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05", "--json");
        _folder.Worsen(15);
        var worse = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05", "--json");

        blessed.ExitCode.Should().Be(0, blessed.Error);
        File.Exists(_folder.In(Path.Combine("baselines", "capitals.jsonl"))).Should().BeTrue();
        unchanged.ExitCode.Should().Be(0, unchanged.Error);
        unchanged.Output.Should().Contain("nothing changed");
        worse.ExitCode.Should().Be(1, worse.Error);
        var gate = Json(worse).GetProperty("gates").EnumerateArray().Single(g => g.GetProperty("metric").GetString() == "alias_containment/mean");
        gate.GetProperty("verdict").GetString().Should().Be("fail");
        gate.GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("reason").GetString()).Should().Contain("regressed");
    }

    [Fact]
    public async Task An_inconclusive_gate_is_exit_code_0_and_4_when_strict()
    {
        var lenient = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].at_least=0.9");
        var strict = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].at_least=0.9", "--strict");

        lenient.ExitCode.Should().Be(0, lenient.Error);
        strict.ExitCode.Should().Be(4, strict.Error);
    }

    [Fact]
    public async Task A_judge_without_recordings_in_strict_replay_is_exit_code_3_and_never_a_score()
    {
        File.WriteAllText(_folder.In("judged.suite.yaml"), """
            name: judged
            dataset: {path: capitals.csv, inputs: [question], outputs: answer}
            scorers:
              - judge: {file: correctness, model: "openai:/gpt-4.1"}
            gates:
              - {metric: correctness, at_least: 0.5}
            """);

        var result = await _folder.RunAsync("run", "judged.suite.yaml", "--replay", "strict", "--json");

        result.ExitCode.Should().Be(3, result.Error);
        result.Error.Should().Contain("--replay auto", Exactly.Once());
        var run = Json(result);
        run.GetProperty("verdict").GetString().Should().Be("invalid");
        var correctness = run.GetProperty("metrics").GetProperty("correctness/mean");
        (correctness.GetProperty("value").ValueKind, correctness.GetProperty("errored").GetInt32()).Should().Be((JsonValueKind.Null, 30));
        (await _folder.RunAsync("export", "latest")).Output.Should().Contain("\"kind\":\"not_recorded\"").And.Contain("--replay auto");
    }

    [Theory]
    [InlineData("run", "absent.suite.yaml")]
    [InlineData("run", "capitals.suite.yaml", "--set", "gates[0].at_lest=0.8")]
    [InlineData("run", "capitals.suite.yaml", "--repeats", "many")]
    [InlineData("run", "capitals.suite.yaml", "--no-such-option")]
    [InlineData("run", "capitals.suite.yaml", "--require-baseline")]
    [InlineData("run", "capitals.suite.yaml", "--filter", "tags.continent ==")]
    [InlineData("run", "capitals.suite.yaml", "--store", "postgres://server/evals")]
    [InlineData("run", "capitals.suite.yaml", "--timeout", "0")]
    [InlineData("run", "capitals.csv")]
    [InlineData("export", "no-such-run")]
    [InlineData("bless", "no-such-suite")]
    [InlineData("score", "capitals.csv", "--scorer", "exact_macth")]
    public async Task Wrong_use_is_exit_code_2_with_a_message_and_no_stack_trace(params string[] arguments)
    {
        var result = await _folder.RunAsync(arguments);

        result.ExitCode.Should().Be(2, result.Error);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("evalkit: ").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("evalkit: expected a command, found 'rum'. Commands: run, score, rescore, compare,", "rum", "capitals.suite.yaml")]
    [InlineData("evalkit runs: expected a command, found none. Commands: list, show, delete, merge.", "runs")]
    [InlineData("`evalkit run --help` shows what there is.", "run")]
    [InlineData("Fields there are: id, tags.continent, inputs.question, expectations.expected_response", "run", "capitals.suite.yaml", "--filter", "region == 'asia'")]
    [InlineData("'old.jsonl' is neither a baseline file (looked for ", "run", "capitals.suite.yaml", "--baseline", "old.jsonl")]
    [InlineData("No completed run of a suite named 'capital'.", "bless", "capital")]
    [InlineData("--outputs with evalkit score", "score", "capitals.csv", "--scorer", "squad_f1")]
    public async Task A_mistake_is_answered_with_what_there_is(string answer, params string[] arguments)
    {
        var result = await _folder.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(answer);
    }

    [Fact]
    public async Task A_suite_that_cannot_run_is_not_announced_first()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].metric=alias_contanment");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("Did you mean 'alias_containment'?").And.NotContain("30 cases × 1");
    }

    [Fact]
    public async Task A_store_that_is_no_database_is_exit_code_5_and_names_it()
    {
        File.WriteAllText(_folder.In("notes.txt"), new string('x', 5000));

        var result = await _folder.RunAsync("run", CliFolder.Suite, "--store", "notes.txt");

        result.ExitCode.Should().Be(5, result.Error);
        result.Error.Should().Contain("notes.txt");
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_exit_code_5_and_the_verdict_is_told_all_the_same()
    {
        var passing = await _folder.RunAsync("run", CliFolder.Suite, "--output", Path.Combine("capitals.csv", "no-folder"), "--json");
        var failing = await _folder.RunAsync("run", CliFolder.Suite, "--output", Path.Combine("capitals.csv", "no-folder"), "--set", "gates[0].at_least=1");

        passing.ExitCode.Should().Be(5, passing.Error);
        passing.Error.Should().Contain("the report could not be written").And.NotContain("   at ");
        Json(passing).GetProperty("verdict").GetString().Should().Be("pass");
        failing.ExitCode.Should().Be(1, failing.Error);
    }

    [Fact]
    public async Task A_partial_run_decides_no_gate_has_a_page_of_its_own_and_cannot_be_blessed()
    {
        _folder.Worsen(30);

        var run = await _folder.RunAsync("run", CliFolder.Suite, "--filter", "tags.continent == 'asia'", "--strict", "--json");
        var result = await _folder.RunAsync("bless");

        run.ExitCode.Should().Be(0, "seven cases decide no gate, neither to the good nor to the bad, however strict");
        Json(run).GetProperty("verdict").GetString().Should().Be("inconclusive");
        run.Error.Should().Contain("partial_run: 7 of 30 cases ran, and a gate is decided on all of them");

        Directory.GetFiles(_folder.In(".evalkit"), "*.html").Select(Path.GetFileName).Should().Equal("capitals.partial.html");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("is partial: expected all 30 cases of capitals, found 7");
    }

    [Fact]
    public async Task Stored_runs_are_listed_compared_gated_exported_reported_and_deleted()
    {
        await _folder.RunAsync("run", CliFolder.Suite);
        _folder.Worsen(3);
        await _folder.RunAsync("run", CliFolder.Suite);
        var experiments = (await _folder.RunAsync("experiments", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        var ids = (await _folder.RunAsync("runs", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]).ToList();
        ids.Should().HaveCount(2);
        experiments.Should().ContainSingle().Which.Take(3).Should().Equal("capitals", "2", ids[0]);

        var comparison = Json(await _folder.RunAsync("compare", "latest", ids[1], "--json"));
        comparison.GetProperty("paired").GetInt32().Should().Be(30);
        comparison.GetProperty("feedback").GetProperty("alias_containment").GetProperty("discordant").GetProperty("worse").GetInt32().Should().Be(3);

        var gate = await _folder.RunAsync("gate", "latest", "--suite", CliFolder.Suite, "--json");
        Json(gate).GetProperty("gates").EnumerateArray().Select(g => g.GetProperty("metric").GetString()).Should().Equal("app_ok/mean", "alias_containment/mean");

        var lines = (await _folder.RunAsync("export", ids[0])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(30);
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("outputs").GetProperty("response").GetString().Should().Be("I have no idea.");
        (await _folder.RunAsync("export", ids[0], "--format", "csv")).Output.Should().StartWith("case_id,repeat,attempt,status,");

        (await _folder.RunAsync("report", "latest", "--baseline", ids[1], "-o", "page.html", "--markdown", "page.md")).ExitCode.Should().Be(0);
        File.ReadAllText(_folder.In("page.html")).Should().StartWith("<!DOCTYPE html>");
        File.ReadAllText(_folder.In("page.md")).Should().Contain("alias_containment");

        (await _folder.RunAsync("runs", "delete", ids[0])).ExitCode.Should().Be(0);
        Json(await _folder.RunAsync("runs", "show", "latest")).GetProperty("run_id").GetString().Should().Be(ids[1]);
    }

    [Fact]
    public async Task Recorded_outputs_are_scored_in_one_line()
    {
        var result = await _folder.RunAsync("score", "capitals.csv", "--outputs", "answer", "--scorer", "squad_f1", "--scorer", "contains:text=a,ignore_case=true", "--json");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().MatchRegex(@"squad_f1 0\.82 \(95% 0\.\d\d\.\.0\.\d\d, n=30\) no gate");
        Json(result).GetProperty("metrics").EnumerateObject().Select(m => m.Name).Should().Contain(["squad_f1/mean", "contains/mean"]);
    }

    [Fact]
    public async Task Diagnose_says_where_each_value_came_from()
    {
        File.WriteAllText(_folder.In("evalkit.json"), """{ "concurrency": 3 }""");

        var settings = Json(await _folder.RunAsync("diagnose", "--json", "--seed", "11")).GetProperty("settings");

        settings.GetProperty("concurrency").ToString().Should().Contain("evalkit.json");
        settings.GetProperty("seed").GetProperty("origin").GetString().Should().Be("--seed");
        settings.GetProperty("store").GetProperty("origin").GetString().Should().Be("default");
    }

    [Fact]
    public async Task Ctrl_c_finishes_what_is_in_flight_and_once_more_stops_at_once_with_exit_code_130()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_folder.In("app.sh"), "#!/bin/sh\nread case\necho \"$case\" >> asked.txt\ncase \"$case\" in *france*) echo Paris;; *) sleep 600;; esac\n");
        File.SetUnixFileMode(_folder.In("app.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(_folder.In("slow.suite.yaml"), "name: slow\ndataset: {path: capitals.csv, inputs: [question]}\napp: {exec: [./app.sh]}\nscorers: [exact_match]\nrun: {concurrency: 2}\n");
        using var process = _folder.Start("run", "slow.suite.yaml", "--json");
        await UntilAsync(() => File.Exists(_folder.In("asked.txt")) && File.ReadAllLines(_folder.In("asked.txt")).Length == 3);

        Kill(process.Id, signal: 2).Should().Be(0);
        var said = "";
        while (!said.Contains("trials in flight are finished", StringComparison.Ordinal) && await process.StandardError.ReadLineAsync() is { } line)
        {
            said += line;
        }

        process.HasExited.Should().BeFalse("two trials are in flight");
        Kill(process.Id, signal: 2).Should().Be(0);
        var result = await ProcessRunner.EndAsync(process);

        result.ExitCode.Should().Be(130, result.Error);
        Json(result).GetProperty("exit_code").GetInt32().Should().Be(130, "the document says what the process does");
        var run = Json(await _folder.RunAsync("runs", "show", "latest"));
        run.GetProperty("state").GetString().Should().Be("cancelled");
        (await _folder.RunAsync("gate", "latest", "--suite", "slow.suite.yaml")).Error.Should().Contain("the run was cancelled, 1 of 30 planned trials");
        run.GetProperty("metrics").GetProperty("exact_match/mean").GetProperty("n").GetInt32().Should().Be(1);
    }

    private static JsonElement Json(ProcessResult result)
    {
        result.Output.Should().NotBeEmpty(result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
