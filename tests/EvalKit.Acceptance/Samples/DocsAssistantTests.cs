using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Samples;

/// <summary>The README's first command, and what it says happens when the application gets worse.</summary>
[Collection(ProcessCollection.Name)]
public sealed class DocsAssistantTests
{
    private static readonly int Cases = File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "samples", "DocsAssistant.Evals", "docs-assistant.csv")).Count() - 1;

    [Fact]
    public async Task The_sample_is_green_and_leaves_store_and_report()
    {
        using var run = await SampleRun.StartAsync("DocsAssistant.Evals", "docs-assistant");

        run.Process.ExitCode.Should().Be(0, run.Process.Output);
        run.Tests.Count(t => t.Name.StartsWith("Answer[", StringComparison.Ordinal)).Should().Be(Cases);
        run.Gates.Should().HaveCountGreaterThan(1).And.OnlyContain(g => g.Outcome == TestRunFile.Passed || g.Outcome == TestRunFile.Skipped);
        run.Gates.Should().Contain(g => g.Outcome == TestRunFile.Passed);
        run.Tests.Should().NotContain(t => t.Outcome == TestRunFile.Failed);
        run.Process.Output.Should().Contain("EvalKit docs-assistant: ", "the gate lines are shown though every test passed").And.Contain(run.ReportPath);
        File.Exists(run.StorePath).Should().BeTrue();
        (await File.ReadAllTextAsync(run.ReportPath)).StartsWith("<!DOCTYPE html>", StringComparison.Ordinal).Should().BeTrue();
    }

    [Fact]
    public async Task A_worse_retrieval_is_red_by_gates_alone_and_the_gate_says_why()
    {
        using var run = await SampleRun.StartAsync("DocsAssistant.Evals", "docs-assistant", ("DOCS_ASSISTANT_RETRIEVAL", "first_keyword"));

        run.Process.ExitCode.Should().Be(1, run.Process.Output);
        var failed = run.Tests.Where(t => t.Outcome == TestRunFile.Failed).ToList();
        failed.Should().NotBeEmpty().And.BeSubsetOf(run.Gates, "a low score is not a red test");
        failed.Should().OnlyContain(g => g.Message.Contains(" FAIL below_floor") || g.Message.Contains(" FAIL regressed"));
        failed.Should().Contain(g => g.Name.StartsWith("Gate[correctness"));
        run.Process.Output.Should().Contain(failed[0].Name).And.Contain("correctness 0.");
        (await File.ReadAllTextAsync(run.ReportPath)).StartsWith("<!DOCTYPE html>", StringComparison.Ordinal).Should().BeTrue();
    }
}
