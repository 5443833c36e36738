using System.Text.Json;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Acceptance.Cli;

/// <summary>What judges cost, as scripts and CI meet it: real processes and a server that counts what it is asked.</summary>
public sealed class CliCostTests : IDisposable
{
    private const int Cases = 5;

    // 11 tokens sent at 2.00 and 7 received at 8.00 US dollars a million.
    private const double CostOfACall = ((11 * 2.00) + (7 * 8.00)) / 1_000_000;

    private readonly CliFolder _folder = new();

    public CliCostTests()
    {
        File.WriteAllLines(
            _folder.In("sums.csv"),
            ["id,question,expected_response,outputs", .. Enumerable.Range(1, Cases).Select(i => FormattableString.Invariant($"s{i},What is {i} + {i}?,{i + i},{i + i}"))]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_run_is_answered_from_the_cache_and_costs_nothing()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));

        var first = Json(await ScoreAsync(server, "openai:/gpt-4.1"));
        Directory.Delete(_folder.In("recordings"), recursive: true);
        var second = Json(await ScoreAsync(server, "openai:/gpt-4.1"));
        Directory.Delete(_folder.In("recordings"), recursive: true);
        var uncached = Json(await ScoreAsync(server, "openai:/gpt-4.1", "--cache", "off"));

        first.GetProperty("cost_usd").GetDouble().Should().BeApproximately(Cases * CostOfACall, 1e-12);
        second.GetProperty("cost_usd").GetDouble().Should().Be(0);
        uncached.GetProperty("cost_usd").GetDouble().Should().BeApproximately(Cases * CostOfACall, 1e-12);
        server.Requests.Should().HaveCount(2 * Cases);
        File.ReadAllLines(_folder.In(Path.Combine(".evalkit", "cache", "replies.jsonl"))).Should().HaveCount(Cases)
            .And.AllSatisfy(l => l.Should().NotContain(FakeOpenAiServer.Key));
    }

    [Fact]
    public async Task An_unknown_price_is_said_until_a_file_gives_it()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));

        var unknown = await ScoreAsync(server, "openai:/our-model");
        File.WriteAllText(_folder.In("our.json"), """{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/our-model": {"input": 0, "output": 1000000}}}""");
        var known = Json(await ScoreAsync(server, "openai:/our-model", "--prices", "our.json", "--replay", "record"));
        var broken = await ScoreAsync(server, "openai:/our-model", "--prices", "none.json");

        unknown.Error.Should().Contain($"price of openai:/our-model unknown ({Cases} calls)");
        Json(unknown).GetProperty("cost_usd").ValueKind.Should().Be(JsonValueKind.Null);
        Json(unknown).GetProperty("cost_unknown").GetProperty("calls").GetInt32().Should().Be(Cases);
        known.GetProperty("cost_usd").GetDouble().Should().Be(Cases * 7);
        (broken.ExitCode, broken.Output).Should().Be((2, ""));
        broken.Error.Should().Contain("none.json");
    }

    private static JsonElement Json(ProcessResult result)
    {
        result.ExitCode.Should().Be(0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private Task<ProcessResult> ScoreAsync(FakeOpenAiServer server, string model, params string[] more)
    {
        File.WriteAllText(_folder.In("sums.suite.yaml"), $$"""
            name: sums
            dataset: {path: sums.csv}
            scorers:
              - judge: {file: correctness, model: "{{model}}"}
            """);
        return _folder.RunAsync(server.Environment, ["run", "sums.suite.yaml", "--json", .. more]);
    }
}
