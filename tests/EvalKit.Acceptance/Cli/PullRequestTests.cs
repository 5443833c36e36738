using System.Text.Json;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Cli;

/// <summary>What a team meets every day on pull requests, with the real tool: forks, missing keys, old baselines, budgets, plans, the commit that a change began from.</summary>
public sealed class PullRequestTests : IDisposable
{
    private const string Judged = "judged.suite.yaml";
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fork_without_key_and_recordings_is_neutral_and_says_how_to_record()
    {
        WriteJudgedSuite();
        File.WriteAllText(_folder.In("event.json"), """{"pull_request": {"head": {"repo": {"full_name": "someone/faq"}}, "base": {"repo": {"full_name": "team/faq"}}}}""");

        var result = await _folder.RunAsync([("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_PATH", _folder.In("event.json"))], "run", Judged, "--json");

        result.ExitCode.Should().Be(0, result.Error);
        Gate(result, "correctness/mean").GetProperty("reason").GetString().Should().Be("not_recorded");
        result.Error.Should().Contain("this pull request comes from a fork").And.Contain("--replay auto");
    }

    [Fact]
    public async Task Without_a_key_and_recordings_the_gate_is_invalid_and_names_key_and_command()
    {
        WriteJudgedSuite();

        var result = await _folder.RunAsync("run", Judged, "--json");

        result.ExitCode.Should().Be(3, result.Error);
        result.Error.Should().Contain("OPENAI_API_KEY").And.Contain("--replay auto");
    }

    [Fact]
    public async Task A_first_run_passes_its_floor_and_says_that_nothing_was_compared()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().Contain("no baseline: `evalkit bless capitals`");
        (await _folder.RunAsync("run", CliFolder.Suite, "--require-baseline")).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task An_old_baseline_is_warned_of_and_one_of_another_dataset_is_invalid()
    {
        await _folder.RunAsync("run", CliFolder.Suite);
        await _folder.RunAsync("bless", "capitals");
        var baseline = _folder.In(Path.Combine("baselines", "capitals.jsonl"));
        var lines = File.ReadAllLines(baseline);
        lines[0] = System.Text.RegularExpressions.Regex.Replace(lines[0], "\"blessed_at\":\"[^\"]*\"", "\"blessed_at\":\"2020-01-01T00:00:00Z\"");
        File.WriteAllLines(baseline, lines);

        var old = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05");
        File.WriteAllLines(_folder.In("capitals.csv"), File.ReadAllLines(_folder.In("capitals.csv")).Select((l, i) => i is > 0 and <= 10 ? l.Replace("What is", "What was", StringComparison.Ordinal) : l));
        var edited = await _folder.RunAsync("run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05");

        old.ExitCode.Should().Be(0, old.Error);
        old.Error.Should().Contain("days old, more than 30: run `evalkit bless`");
        edited.ExitCode.Should().Be(3, edited.Error);
        edited.Error.Should().Contain("dataset_changed: only 20 of 30 cases pair with the baseline");
    }

    [Fact]
    public async Task A_change_is_held_against_the_commit_that_it_began_from_which_is_run_once()
    {
        await CommitAsync("base");
        await GitAsync("checkout", "-q", "-b", "change");
        _folder.Worsen(15);

        var first = await _folder.RunAsync("run", CliFolder.Suite, "--rebaseline", "--set", "gates[0].max_drop=0.05", "--json");
        var second = await _folder.RunAsync("run", CliFolder.Suite, "--rebaseline", "--set", "gates[0].max_drop=0.05", "--json");

        first.ExitCode.Should().Be(1, first.Error);
        Gate(first, "alias_containment/mean").GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("reason").GetString()).Should().Contain("regressed");
        first.Error.Should().Contain("where the change left main:");
        second.ExitCode.Should().Be(1, second.Error);
        second.Error.Should().Contain("goes on: kept 30, running 0", "the commit's run is in the store");
        (await GitAsync("worktree", "list")).Output.Trim().Split('\n').Should().ContainSingle("nothing is left behind");
        (await GitAsync("status", "--porcelain")).Output.Should().Contain("capitals.csv", "the working tree stays as it is");
    }

    [Fact]
    public async Task A_base_that_the_budget_stops_is_no_baseline_and_one_budget_is_for_both()
    {
        await using var app = await AppServer.StartAsync(id => Task.FromResult($$"""{"response": "{{id}}", "cost_usd": 0.01}"""));
        WriteHttpSuite(app.Address);
        await CommitAsync("base");
        await GitAsync("checkout", "-q", "-b", "change");

        var planned = await _folder.RunAsync("run", "paid.suite.yaml", "--rebaseline", "--dry-run", "--json");
        var stopped = await _folder.RunAsync("run", "paid.suite.yaml", "--rebaseline", "--budget-usd", "0.20", "--concurrency", "1");
        var both = await _folder.RunAsync("run", "paid.suite.yaml", "--rebaseline", "--budget-usd", "0.45", "--concurrency", "1");

        planned.ExitCode.Should().Be(0, planned.Error);
        planned.Output.Split("\"schema\": 1").Should().HaveCount(1 + 2, "the base is planned too");
        stopped.ExitCode.Should().Be(3, stopped.Error);
        stopped.Error.Should().Contain("is not whole, so there is nothing to hold the change against").And.Contain("the budget of $0.20 is spent");
        stopped.Error.Should().NotContain("PASS");
        both.ExitCode.Should().Be(3, both.Error);
        both.Error.Should().Contain("goes on: kept 20, running 10").And.Contain("the budget of $0.15 is spent", "the base has spent 0.30 of it");
    }

    [Fact]
    public async Task In_a_hook_of_git_the_commit_is_found_and_what_is_staged_stays_staged()
    {
        await CommitAsync("base");
        await GitAsync("checkout", "-q", "-b", "change");
        File.WriteAllText(_folder.In("notes.txt"), "staged");
        await GitAsync("add", "notes.txt");
        var index = _folder.In(Path.Combine(".git", "index"));

        var result = await _folder.RunAsync([("GIT_DIR", ".git"), ("GIT_INDEX_FILE", index)], "run", CliFolder.Suite, "--rebaseline", "--set", "gates[0].max_drop=0.05");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().Contain("where the change left main:");
        (await GitAsync("diff", "--cached", "--name-only")).Output.Trim().Should().Be("notes.txt");
        (await GitAsync("worktree", "list")).Output.Trim().Split('\n').Should().ContainSingle("nothing is left behind");
    }

    [Fact]
    public async Task Outside_a_repository_there_is_no_commit_to_hold_a_change_against()
    {
        var result = await _folder.RunAsync("run", CliFolder.Suite, "--rebaseline");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("is in no git repository");
    }

    [Fact]
    public async Task A_dry_run_calls_nothing_and_says_what_would_be_asked()
    {
        WriteJudgedSuite();

        var result = await _folder.RunAsync([("OPENAI_API_KEY", "sk-unused")], "run", Judged, "--dry-run", "--json");

        result.ExitCode.Should().Be(0, result.Error);
        using var plan = JsonDocument.Parse(result.Output);
        var judge = plan.RootElement.GetProperty("judges")[0];
        judge.GetProperty("calls").GetInt32().Should().Be(30);
        judge.GetProperty("cost_usd").GetDouble().Should().BeGreaterThan(0);
        result.Error.Should().Contain(": 30 to ask").And.Contain(" at least; cap $1.00");
        (await _folder.RunAsync("runs", "list")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_spent_budget_is_exit_code_3_and_a_larger_one_goes_on()
    {
        var asked = 0;
        await using var app = await AppServer.StartAsync(id => Task.FromResult($$"""{"response": "{{Interlocked.Increment(ref asked)}} {{id}}", "cost_usd": 0.01}"""));
        WriteHttpSuite(app.Address);

        var stopped = await _folder.RunAsync("run", "paid.suite.yaml", "--budget-usd", "0.055");
        var whole = await _folder.RunAsync("run", "paid.suite.yaml", "--budget-usd", "none", "--json");

        stopped.ExitCode.Should().Be(3, stopped.Error);
        stopped.Error.Should().Contain("the budget of $0.055 is spent ($0.05)");
        whole.ExitCode.Should().Be(0, whole.Error);
        whole.Error.Should().Contain("goes on: kept 5, running 25");
        asked.Should().Be(30);
    }

    [Fact]
    public async Task Stored_outputs_are_scored_anew_without_their_app()
    {
        var asked = 0;
        await using var app = await AppServer.StartAsync(id => Task.FromResult($"{Interlocked.Increment(ref asked)} {id}"));
        WriteHttpSuite(app.Address);
        await _folder.RunAsync("run", "paid.suite.yaml");

        var result = await _folder.RunAsync("rescore", "latest", "--suite", "paid.suite.yaml", "--set", "scorers[0]=squad_f1", "--set", "gates[0].metric=squad_f1", "--json");

        result.ExitCode.Should().Be(0, result.Error);
        asked.Should().Be(30);
        using var run = JsonDocument.Parse(result.Output);
        run.RootElement.GetProperty("metrics").TryGetProperty("squad_f1/mean", out var metric).Should().BeTrue();
        metric.GetProperty("n").GetInt32().Should().Be(30);
    }

    [Fact]
    public async Task Only_what_failed_or_changed_is_run_and_nothing_to_run_is_no_fault()
    {
        await _folder.RunAsync("run", CliFolder.Suite);

        var failed = await _folder.RunAsync("run", CliFolder.Suite, "--only", "failed");
        var changed = await _folder.RunAsync("run", CliFolder.Suite, "--only", "changed");
        var sampled = await _folder.RunAsync("run", CliFolder.Suite, "--sample", "5", "--json");

        failed.Error.Should().MatchRegex("capitals: [1-9][0-9]? cases? ×");
        changed.ExitCode.Should().Be(0);
        changed.Error.Should().Contain("none of the 30 cases is selected, so there is nothing to run");
        using var run = JsonDocument.Parse(sampled.Output);
        run.RootElement.GetProperty("trials").GetInt32().Should().Be(5);
    }

    private void WriteJudgedSuite() => File.WriteAllText(_folder.In(Judged), """
        name: judged
        dataset: {path: capitals.csv, inputs: [question], outputs: answer}
        scorers:
          - judge: {file: correctness, model: "openai:/gpt-4.1-mini"}
        gates:
          - {metric: correctness, at_least: 0.5}
        """);

    private void WriteHttpSuite(string address) => File.WriteAllText(_folder.In("paid.suite.yaml"), $$"""
        name: paid
        dataset: {path: capitals.csv, inputs: [question]}
        app: {http: "{{address}}"}
        scorers: [exact_match]
        gates:
          - {metric: exact_match, at_least: 0, on: point}
        run: {concurrency: 1}
        """);

    private static JsonElement Gate(ProcessResult result, string metric)
    {
        result.Output.Should().NotBeEmpty(result.Error);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("gates").EnumerateArray().Single(g => g.GetProperty("metric").GetString() == metric);
    }

    private async Task CommitAsync(string message)
    {
        await GitAsync("init", "-q", "-b", "main");
        await GitAsync("add", "-A");
        (await GitAsync("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", message)).ExitCode.Should().Be(0);
    }

    private Task<ProcessResult> GitAsync(params string[] arguments) => ProcessRunner.RunAsync(_folder.Path, "git", arguments);
}
