using EvalKit.TestUtils.Secrets;
using EvalKit.Xunit.Tests.Fixtures;

namespace EvalKit.Xunit.Tests;

public sealed class LeakyEvaluationTests : IDisposable
{
    private readonly FixtureProject _project = new();

    [Fact]
    public async Task What_tests_print_holds_no_secret_and_no_command_to_the_CI_system()
    {
        const string Commands = "\n::error::owned\n##vso[task.complete result=Succeeded]\u001b[31m";

        var run = await _project.RunAsync("FullyQualifiedName~LeakyEvals", ("FIXTURE_SAID", FakeSecrets.Text + Commands), ("FIXTURE_API_KEY", "plain-value-9"));

        run["Answer[answers]"].Outcome.Should().Be(TestEntry.Passed);
        run["Answer[throws]"].Message.Should().Contain("outer [redacted openai_key]").And.Contain("inner [redacted openai_key]").And.Contain(nameof(InvalidOperationException));
        run["Answer[asserts]"].Message.Should().Contain("[redacted openai_key]");
        string[] shown = [run.Output, .. run.Tests.Select(t => t.Message), .. run.Tests.Select(t => t.StdOut)];
        shown.Should().OnlyContain(text => FakeSecrets.All.All(s => !text.Contains(s.Value, StringComparison.Ordinal)) && !text.Contains("plain-value-9", StringComparison.Ordinal));
        run.Tests.Should().OnlyContain(t => !t.Name.Contains("##") && !t.Message.Contains("##vso["));
        run["Answer[asserts]"].Message.Should().NotMatchRegex(@"(?m)^\s*::\w");
        (await _project.StoredAsync("leaky"))[0].Rows.Should().OnlyContain(r => r.Trial.Output == null || !r.Trial.Output.Text.Contains("sk-proj", StringComparison.Ordinal));
    }

    public void Dispose() => _project.Dispose();
}
