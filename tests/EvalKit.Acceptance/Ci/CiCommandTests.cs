using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using EvalKit.Acceptance.Cli;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Ci;

/// <summary>The tool in a CI job, as a real process: its log, and the files that it leaves.</summary>
public sealed class CiCommandTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_GitHub_a_regression_is_annotated_on_the_dataset_and_told_in_summary_and_comment()
    {
        await BlessAsync();
        _folder.Worsen(15);

        var run = await RunAsync(GitHub, "run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05", "--json");

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should().StartWith("{", "standard output is data").And.NotContain("::");
        var annotations = run.Error.Split('\n').Where(l => l.StartsWith("::", StringComparison.Ordinal)).ToList();
        annotations.Should().HaveCountLessThanOrEqualTo(20).And.OnlyContain(a => a.StartsWith("::error "));
        annotations[0].Should().StartWith("::error file=capitals.suite.yaml,title=capitals%3A alias_containment ").And.Contain("FAIL ");
        annotations.Should().Contain(a => a.StartsWith("::error file=capitals.csv,line=2,title=Regressed%3A france::") && a.Contains("%0Anow: I have no idea."));
        File.ReadAllText(_folder.In("step.md")).Should().StartWith("> [!CAUTION]\n> **Fail** `capitals`: ").And.Contain("### Regressed cases (").And.Contain("now: `I have no idea.`");
        File.ReadAllText(_folder.In(".evalkit/comment.md")).Should().StartWith("<!-- evalkit -->\n> [!CAUTION]");
    }

    [Fact]
    public async Task A_green_run_writes_no_annotation()
    {
        var run = await RunAsync(GitHub, "run", CliFolder.Suite);

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().NotContain("::");
        File.ReadAllText(_folder.In("step.md")).Should().StartWith("> [!TIP]");
    }

    [Fact]
    public async Task On_Azure_there_are_issues_and_a_summary_page()
    {
        await BlessAsync();
        _folder.Worsen(15);

        var run = await RunAsync([("TF_BUILD", "True"), ("BUILD_SOURCESDIRECTORY", _folder.Path)], "run", CliFolder.Suite, "--set", "gates[0].max_drop=0.05");

        run.Error.Should().Contain("##vso[task.logissue type=error;sourcepath=capitals.suite.yaml;]").And.Contain("##vso[task.logissue type=error;sourcepath=capitals.csv;linenumber=2;]")
            .And.Contain($"##vso[task.uploadsummary]{_folder.In(".evalkit/capitals.md")}");
        File.ReadAllText(_folder.In(".evalkit/capitals.md")).Should().StartWith("> **Fail** `capitals`");
    }

    [Fact]
    public async Task Elsewhere_a_JUnit_file_tells_cases_and_gates_and_report_writes_the_same()
    {
        await RunAsync([("GITLAB_CI", "true")], "run", CliFolder.Suite);
        var report = await RunAsync([], "report", "latest", "--junit", "again.xml");

        report.ExitCode.Should().Be(0, report.Error);
        var suite = XDocument.Load(_folder.In(".evalkit/capitals.junit.xml")).Descendants("testsuite").Single();
        suite.Elements("testcase").Should().HaveCount(32, "there are 30 cases and two gates");
        File.ReadAllText(_folder.In("again.xml")).Should().Be(File.ReadAllText(_folder.In(".evalkit/capitals.junit.xml")));
    }

    [Fact]
    public async Task Gates_of_a_stored_run_are_told_as_those_of_a_new_one()
    {
        _folder.Worsen(15);
        await RunAsync([], "run", CliFolder.Suite);

        var gate = await RunAsync(GitHub, "gate", "latest", "--suite", CliFolder.Suite, "--set", "gates[0].at_least=0.99");

        gate.ExitCode.Should().Be(1, gate.Error);
        gate.Error.Should().Contain("::error file=capitals.suite.yaml,title=capitals%3A alias_containment below floor::");
        File.ReadAllText(_folder.In("step.md")).Should().StartWith("> [!CAUTION]");
    }

    [Fact]
    public async Task Suites_of_one_session_share_a_comment()
    {
        File.WriteAllText(_folder.In("second.suite.yaml"), File.ReadAllText(_folder.In(CliFolder.Suite)).Replace("name: capitals", "name: second", StringComparison.Ordinal));
        using var first = Start(CliFolder.Suite);
        using var second = Start("second.suite.yaml");

        await Task.WhenAll(ProcessRunner.EndAsync(first), ProcessRunner.EndAsync(second));

        File.ReadAllText(_folder.In(".evalkit/comment.md")).Should().StartWith("<!-- evalkit -->\n> [!TIP]\n> **Pass**: all 2 suites pass.").And.Contain("`capitals`").And.Contain("`second`");
    }

    [Fact]
    public async Task Ids_and_answers_break_out_of_nothing()
    {
        const string Attack = "x%0A::error::forged]##vso[task.complete result=Succeeded;]<!-- -->`</details>";
        File.WriteAllText(_folder.In("hostile.suite.yaml"), "name: hostile\ndataset: {path: hostile.jsonl, inputs: [question], outputs: answer}\nscorers: [exact_match]\ngates:\n  - {metric: exact_match, each: true}\n");
        var lines = Enumerable.Range(0, 3).Select(i => JsonSerializer.Serialize(new
        {
            id = $"{Attack}{i}",
            question = $"q{i}",
            expected_response = $"::error::{i}",
            answer = $"\n::error::forged\n##vso[task.complete result=Succeeded;]\n\u001b[31m\u0000\uFFFF<img src=x>",
        }));
        File.WriteAllLines(_folder.In("hostile.jsonl"), lines);

        var github = await RunAsync(GitHub, "run", "hostile.suite.yaml");
        var azure = await RunAsync([("TF_BUILD", "True"), ("BUILD_SOURCESDIRECTORY", _folder.Path)], "run", "hostile.suite.yaml");

        var commands = github.Error.Split('\n').Where(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal)).ToList();
        commands.Should().HaveCount(4, "one gate and three cases").And.OnlyContain(c => c.StartsWith("::error file=hostile."));
        azure.Error.Split('\n').Where(l => l.StartsWith("##vso[", StringComparison.Ordinal)).Should().HaveCount(5, "one page beside them")
            .And.OnlyContain(c => c.StartsWith("##vso[task.logissue type=error;sourcepath=hostile.") || c.StartsWith("##vso[task.uploadsummary]"));
        var markup = File.ReadLines(_folder.In(".evalkit/comment.md")).Where(l => l.TrimStart().StartsWith('<') || l.TrimStart().StartsWith(':') || l.TrimStart().StartsWith('#'));
        markup.Should().Equal("<!-- evalkit -->");
        XDocument.Load(_folder.In(".evalkit/hostile.junit.xml")).Descendants("failure").Should().HaveCount(4);
    }

    private (string Name, string Value)[] GitHub =>
        [("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", _folder.Path), ("GITHUB_STEP_SUMMARY", _folder.In("step.md"))];

    private async Task BlessAsync()
    {
        await RunAsync([], "run", CliFolder.Suite);
        (await RunAsync([], "bless", "capitals")).ExitCode.Should().Be(0);
    }

    private Task<ProcessResult> RunAsync((string Name, string Value)[] environment, params string[] arguments) => _folder.RunAsync(environment, arguments);

    private Process Start(string suite) => _folder.Start([("CI", "true"), ("EVALKIT_SESSION_ID", "job-7")], "run", suite, "--store", suite + ".db");
}
