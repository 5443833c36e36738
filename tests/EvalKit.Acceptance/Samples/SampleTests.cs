using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Acceptance.Samples;

/// <summary>The samples, run by the commands of their readmes.</summary>
[Collection(ProcessCollection.Name)]
public sealed class SampleTests
{
    [Theory]
    [InlineData("PlainXunit", "tickets")]
    [InlineData("WebApp.Evals", "shop")]
    [InlineData("ToolAgent.Evals", "orders")]
    [InlineData("Middleware.Evals", "mails")]
    public async Task A_sample_is_green_offline_and_does_what_its_baseline_did(string sample, string suite)
    {
        using var run = await SampleRun.StartAsync(sample, suite);

        run.Process.ExitCode.Should().Be(0, run.Process.Output);
        run.Tests.Should().OnlyContain(t => t.Outcome == TestRunFile.Passed);
        run.Gates.Should().Contain(g => g.Name.Contains("max_drop")).And.OnlyContain(g => !g.StdOut.Contains("not compared"));
        run.Process.Output.Should().Contain($"EvalKit {suite}: ").And.Contain("nothing changed").And.Contain(run.ReportPath);
        File.Exists(run.ReportPath).Should().BeTrue();
    }

    [Fact]
    public async Task A_pipeline_without_its_guard_fails_the_gate_that_demands_it_of_each_case_and_no_other()
    {
        using var run = await SampleRun.StartAsync("Middleware.Evals", "mails", ("SAMPLE_GUARD", "off"));

        run.Process.ExitCode.Should().Be(1, run.Process.Output);
        var gate = run.Gates.Should().ContainSingle(g => g.Outcome == TestRunFile.Failed).Which;
        gate.Name.Should().Be("Gate[no_private_data each]");
        gate.Message.Should().Contain("FAIL case_failed").And.Contain("card-plain");
    }

    [Fact]
    public async Task One_setting_asks_a_model_by_its_URI_in_place_of_the_script()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Text("What is the number of your order?"));

        using var run = await SampleRun.StartAsync("ToolAgent.Evals", "orders", [("SAMPLE_MODEL", "openai:/any"), .. server.Environment.Select(e => (e.Key, e.Value))]);

        run.Tests.Should().Contain(t => t.Outcome == TestRunFile.Failed, "this model calls no tool");
        server.Requests.Should().NotBeEmpty().And.OnlyContain(r => r.Body["tools"]!.AsArray().Count == 2);
    }
}
