using System.Text.Json;

namespace EvalKit.Acceptance.Security;

/// <summary>What a model says is text wherever a real run shows it.</summary>
public sealed class InjectionTests
{
    private const string Hostile =
        "```\n::error file=a,line=1::owned\n  ::set-output name=a::b\n##vso[task.setvariable variable=a]b\n##[error]owned\n\u001b[31mred\u001b]0;title\u0007\u202Eevil\n"
        + "<script>alert(1)</script> <img src=x onerror=alert(1)> | a | b |\n# Heading\n> [!TIP]\n[link](https://evil.example) @someone";

    [Fact]
    public async Task Hostile_text_breaks_out_of_no_log_summary_or_document()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new LeakyFolder(Hostile);
        await using var server = await LeakyFolder.JudgeAsync(Hostile);

        var run = await folder.RunAsync(server, "run", LeakyFolder.Suite, "--replay", "record", "--json");
        var wrong = await folder.RunAsync(server, "run", Hostile);
        var export = await folder.RunAsync(server, "export", "latest");

        foreach (var log in new[] { run.Error, run.Output, wrong.Error, export.Output })
        {
            log.Should().NotMatchRegex(@"##[A-Za-z]*\[").And.NotMatchRegex(@"(?m)^\s*::\w").And.NotContain("\u001b");
        }

        JsonDocument.Parse(run.Output).RootElement.GetProperty("verdict").GetString().Should().NotBeEmpty();
        export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("inputs").GetProperty("question").GetString())
            .Should().OnlyContain(q => q!.Contains(Hostile), "a document keeps the text as it was");
        folder.Read("summary.md").Split('\n').Where(l => l.Contains("owned", StringComparison.Ordinal) || l.Contains("script", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(l => l.StartsWith("- ", StringComparison.Ordinal) && l.Contains("````", StringComparison.Ordinal), "it stays in a code span that its own fence cannot close");
    }
}
