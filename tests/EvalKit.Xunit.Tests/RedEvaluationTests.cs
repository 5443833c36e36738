using EvalKit.Xunit.Tests.Fixtures;

namespace EvalKit.Xunit.Tests;

public sealed class RedEvaluationTests : IDisposable
{
    private const string Class = "FullyQualifiedName~RedEvals";

    private readonly FixtureProject _project = new();

    [Fact]
    public async Task A_case_fails_by_assertion_each_gate_or_broken_app_and_never_by_a_low_score()
    {
        var red = await _project.RunAsync(Class);

        red["Answer[fine]"].Outcome.Should().Be(TestEntry.Passed);
        red["Answer[wrong]"].Outcome.Should().Be(TestEntry.Passed);
        red["Answer[wrong]"].StdOut.Should().Contain("exact_match: false");
        red["Answer[throws]"].Outcome.Should().Be(TestEntry.Failed);
        red["Answer[throws]"].Message.Should().Contain("cannot answer that");
        red["Answer[asserts]"].Outcome.Should().Be(TestEntry.Failed);
        red["Answer[asserts]"].Message.Should().Contain("Assert.Equal() Failure");
        red["Answer[rude]"].Outcome.Should().Be(TestEntry.Failed);
        red["Answer[rude]"].Message.Should().Contain("polite does not pass");
        red["Gate[polite each]"].Message.Should().Contain("case_failed").And.Contain("rude");
        red["Gate[exact_match at_least 0.5]"].Message.Should().Contain("INVALID");
        red["Gate[app]"].Outcome.Should().Be(TestEntry.Failed);
        red.ExitCode.Should().Be(1);
        var trial = (await _project.StoredAsync("red"))[0].Rows.Single(r => r.Case.Id == "asserts").Trial;
        trial.Error!.Kind.Should().Be(TrialErrorKind.App);

        var again = await _project.RunAsync(Class, ("EVALKIT_BASELINE", await _project.BlessAsync("red")));

        again["Answer[throws]"].Outcome.Should().Be(TestEntry.Skipped);
        (again["Answer[throws]"].Message + again["Answer[throws]"].StdOut).Should().Contain("as it did in the baseline");
        again["Answer[asserts]"].Outcome.Should().Be(TestEntry.Failed, "an assertion is never excused");
        again["Gate[app]"].Outcome.Should().Be(TestEntry.Passed);
    }

    [Fact]
    public async Task On_GitHub_the_log_of_a_red_run_has_errors_on_the_line_of_the_theory()
    {
        var red = await _project.RunAsync(Class, ("GITHUB_ACTIONS", "true"));

        var line = 1 + Array.FindIndex(File.ReadAllLines(FixtureProject.SourceOf("RedEvals.cs")), l => l.Contains("[EvalTheory(", StringComparison.Ordinal));
        var annotations = red.Output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("::", StringComparison.Ordinal)).ToList();
        annotations.Should().HaveCountGreaterThan(3).And.OnlyContain(a => a.Contains($" file=tests/fixtures/EvalFixture/RedEvals.cs,line={line},title="));
        annotations.Should().ContainSingle(a => a.StartsWith("::error ") && a.Contains("polite case failed") && a.Contains("rude"));
        File.ReadAllText(Path.Combine(_project.Folder, "comment.md")).Should().StartWith("<!-- evalkit -->\n> [!CAUTION]");
    }

    public void Dispose() => _project.Dispose();
}
