using System.Text.Json;
using EvalKit.TestUtils.FakeOpenAi;
using EvalKit.TestUtils.Secrets;

namespace EvalKit.Acceptance.Security;

/// <summary>Secrets of every known form in the environment, the prompts and the outputs of a real run are nowhere afterwards.</summary>
public sealed class SecretsTests
{
    private static readonly string[] Planted = [.. FakeSecrets.All.Select(s => s.Value), LeakyFolder.Plain, FakeOpenAiServer.Key];

    [Fact]
    public async Task No_output_log_store_report_or_recording_holds_a_planted_secret_and_the_verdict_is_that_of_plain_text()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var leaky = new LeakyFolder(FakeSecrets.Text);
        using var plain = new LeakyFolder("nothing");

        var verdict = await RunAsync(leaky, FakeSecrets.Text);
        var expected = await RunAsync(plain, "nothing");

        verdict.Should().Be(expected).And.Contain("contains/mean 1 3 1; correctness/mean 1 1 3", Exactly.Twice());
        leaky.Written.Should().Contain(f => f.EndsWith(".db", StringComparison.Ordinal)).And.Contain(f => f.EndsWith(".html", StringComparison.Ordinal))
            .And.Contain(Path.Combine("recordings", "leaky", "correctness.jsonl")).And.Contain(["summary.md", "page.md"]);
        foreach (var secret in Planted)
        {
            leaky.Printed.Should().NotContain(secret).And.NotContain(JsonEncodedText.Encode(secret).ToString());
            leaky.FilesWith(secret).Should().BeEmpty("no file holds {0}", secret);
        }

        leaky.Printed.Should().Contain("[redacted github_token]").And.Contain("[redacted environment_secret]");
        leaky.Read(Path.Combine("recordings", "leaky", "correctness.jsonl")).Should().Contain("[redacted openai_key]");
    }

    /// <summary>Everything that shows a run, once; returns what was decided.</summary>
    private static async Task<string> RunAsync(LeakyFolder folder, string said)
    {
        await using var server = await LeakyFolder.JudgeAsync(said);
        var run = await folder.RunAsync(server, "run", LeakyFolder.Suite, "--replay", "record", "--name", said, "--json");
        var replayed = await folder.RunAsync(server, "run", LeakyFolder.Suite, "--replay", "strict", "--json");
        await folder.RunAsync(server, "export", "latest");
        await folder.RunAsync(server, "export", "latest", "--format", "csv");
        await folder.RunAsync(server, "runs", "show", "latest");
        await folder.RunAsync(server, "runs", "list");
        await folder.RunAsync(server, "report", "latest", "-o", "page.html", "--markdown", "page.md");
        await folder.RunAsync(server, "run", LeakyFolder.Suite, "--store", $"postgres://{said.Split('\n')[0]}@server/evals");
        await folder.RunAsync(server, "run", said);
        await folder.RunAsync(server, "diagnose");
        return Decided(run.Output, run.Error) + Decided(replayed.Output, replayed.Error);
    }

    private static string Decided(string json, string error)
    {
        json.Should().NotBeEmpty(error);
        var run = JsonDocument.Parse(json).RootElement;
        var gates = run.GetProperty("gates").EnumerateArray().Select(g => $"{g.GetProperty("metric")} {g.GetProperty("verdict")}");
        var metrics = run.GetProperty("metrics").EnumerateObject().Select(m => $"{m.Name} {m.Value.GetProperty("value")} {m.Value.GetProperty("n")} {m.Value.GetProperty("errored")}");
        return $"{run.GetProperty("verdict")}: {string.Join("; ", gates)}; {string.Join("; ", metrics)}\n";
    }
}
