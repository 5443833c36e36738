namespace EvalKit.Reporting.Tests.Ci;

public sealed class CiOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-ci").FullName;
    private readonly Dictionary<string, string> _environment = [];

    private string Output => Path.Combine(_folder, ".evalkit");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Outside_CI_nothing_is_written_or_said()
    {
        Write(SampleRun.Small().Build()).Should().BeEquivalentTo(new CiResult([], []));

        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    [Fact]
    public void On_GitHub_there_are_a_job_summary_a_comment_a_JUnit_file_and_annotations()
    {
        var summary = Path.Combine(_folder, "step.md");
        (_environment["GITHUB_ACTIONS"], _environment["GITHUB_STEP_SUMMARY"]) = ("true", summary);

        var result = Write(SampleRun.Small().Build());

        result.Faults.Should().BeEmpty();
        result.LogLines.Should().HaveCountGreaterThan(1);
        CommandLineReader.GitHub(result.LogLines[0])!.Value.Name.Should().Be("error");
        result.LogLines[0].Should().StartWith("::error file=tests/FaqEvals.cs,line=21,title=");
        File.ReadAllText(summary).Should().StartWith("> [!CAUTION]");
        Directory.GetFiles(Output).Select(Path.GetFileName).Should().BeEquivalentTo("comment.md", "faq.junit.xml");
    }

    [Fact]
    public void On_Azure_there_are_issues_and_a_summary_page_without_the_alert_that_it_cannot_draw()
    {
        _environment["TF_BUILD"] = "True";

        var result = Write(SampleRun.Small().Build());

        CommandLineReader.Azure(result.LogLines[0])!.Value.Properties.Should().Contain("sourcepath", "tests/FaqEvals.cs").And.Contain("linenumber", "21");
        var upload = CommandLineReader.Azure(result.LogLines[^1])!.Value;
        (upload.Name, upload.Data).Should().Be(("task.uploadsummary", Path.Combine(Output, "faq.md")));
        File.ReadAllText(upload.Data).Should().StartWith("> **Fail** `faq`");
    }

    [Theory]
    [InlineData("GITLAB_CI")]
    [InlineData("CIRCLECI")]
    [InlineData("JENKINS_URL")]
    [InlineData("CI")]
    public void Elsewhere_there_are_files_and_no_log_lines(string variable)
    {
        _environment[variable] = "true";

        Write(SampleRun.Small().Build()).LogLines.Should().BeEmpty();

        Directory.GetFiles(Output).Select(Path.GetFileName).Should().BeEquivalentTo("comment.md", "faq.junit.xml");
    }

    [Fact]
    public void A_pull_requests_summary_names_its_head_and_not_the_merge_that_was_built()
    {
        var head = new string('a', 40);
        var payload = Path.Combine(_folder, "event.json");
        File.WriteAllText(payload, $$"""{"pull_request": {"number": 7, "head": {"sha": "{{head}}" } } }""");
        (_environment["GITHUB_ACTIONS"], _environment["GITHUB_EVENT_PATH"]) = ("true", payload);

        Write(SampleRun.Small().Build());

        File.ReadAllText(Path.Combine(Output, "comment.md")).Should().Contain("commit `aaaaaaaaaa`").And.NotContain("0123456789");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"pull_request": {"head": {"sha": "<script>"}}}""")]
    public void An_event_that_tells_no_head_changes_nothing(string content)
    {
        var payload = Path.Combine(_folder, "event.json");
        File.WriteAllText(payload, content);
        (_environment["GITHUB_ACTIONS"], _environment["GITHUB_EVENT_PATH"]) = ("true", payload);

        Write(SampleRun.Small().Build()).Faults.Should().BeEmpty();

        File.ReadAllText(Path.Combine(Output, "comment.md")).Should().Contain("commit `0123456789`");
    }

    [Fact]
    public void Cases_link_into_the_page_where_its_address_is_known()
    {
        _environment["CI"] = "true";

        Write(SampleRun.Small().Build(), "https://reports.example/pr (7)/");

        File.ReadAllText(Path.Combine(Output, "comment.md")).Should()
            .Contain("[`returns-window`](https://reports.example/pr%20%287%29/faq.html#open=returns-window)").And.Contain("[report](https://reports.example/pr%20%287%29/faq.html)");
    }

    [Fact]
    public void On_GitLab_the_address_is_that_of_the_jobs_artifact()
    {
        (_environment["GITLAB_CI"], _environment["CI_JOB_URL"], _environment["CI_PROJECT_DIR"]) = ("true", "https://gitlab.example/shop/-/jobs/7", _folder);

        Write(SampleRun.Small().Build());

        File.ReadAllText(Path.Combine(Output, "comment.md")).Should().Contain("(https://gitlab.example/shop/-/jobs/7/artifacts/file/.evalkit/faq.html)");
    }

    [Theory]
    [InlineData("javascript:alert(1)//")]
    [InlineData("not an address")]
    public void An_address_that_is_no_web_page_links_nothing(string address)
    {
        _environment["CI"] = "true";

        Write(SampleRun.Small().Build(), address);

        File.ReadAllText(Path.Combine(Output, "comment.md")).Should().NotContain("](").And.Contain("report `faq.html`").And.NotContain(_folder);
    }

    [Fact]
    public void What_cannot_be_written_is_said_and_the_rest_is_written()
    {
        (_environment["GITHUB_ACTIONS"], _environment["GITHUB_STEP_SUMMARY"]) = ("true", _folder);

        var result = Write(SampleRun.Small().Build());

        result.Faults.Should().ContainSingle().Which.Should().StartWith("the job summary could not be written: GITHUB_STEP_SUMMARY names");
        result.LogLines.Should().NotBeEmpty();
        File.Exists(Path.Combine(Output, "comment.md")).Should().BeTrue();
    }

    [Fact]
    public void Log_lines_are_commands_whatever_the_model_wrote()
    {
        _environment["GITHUB_ACTIONS"] = "true";
        foreach (var payload in HostileText.Texts)
        {
            var lines = Write(HostileText.Everywhere(payload).Build()).LogLines;

            lines.Should().NotBeEmpty().And.OnlyContain(line => CommandLineReader.GitHub(line) != null && !line.Contains('\n') && !line.Contains('\u001b'));
        }
    }

    private CiResult Write(EvalRun run, string? address = null) => CiOutput.Write(
        [new CiSuite(run) { Source = new SourceLocation("/_/tests/FaqEvals.cs", 21), ReportPath = Path.Combine(Output, "faq.html") }],
        new CiOutputOptions { OutputFolder = Output, Folder = _folder, Environment = _environment.GetValueOrDefault, ReportUrl = address });
}
