using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Limits;
using EvalKit.TestUtils;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.AI;
using Xunit.Abstractions;

namespace EvalKit.Providers.Tests.Cassettes;

/// <summary>Replies of real providers, replayed over real HTTP: the clients give what was recorded.</summary>
public sealed class CassetteTests(ITestOutputHelper output)
{
    // What a server sets by itself, or what no longer holds of a body that is kept decoded.
    private static readonly string[] HeadersOfTransport = ["content-length", "content-encoding", "transfer-encoding", "connection", "date", "server", "content-type"];

    private static readonly string[] LimitHeaders =
        ["x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens", "anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-tokens-remaining"];

    [SharedDataFact(Cassette.Folder)]
    public async Task Each_recorded_reply_gives_its_text_tool_calls_and_tokens()
    {
        var replayed = new Dictionary<string, int>();
        foreach (var cassette in Cassette.All())
        {
            var wire = WireOf(cassette);
            replayed[wire] = replayed.GetValueOrDefault(wire) + 1;
            if (wire is "openai" or "anthropic")
            {
                await ReplayAsync(wire, cassette);
            }
        }

        var count = string.Join(", ", replayed.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value}"));
        output.WriteLine(count);
        count.Should().Be("anthropic 18, bedrock 7, gemini 18, openai 50, openai responses 1", "each exchange is of a wire that is known, and those of the clients' wires were replayed");
    }

    /// <summary>The wire of an exchange. Those without a client here wait; one that is not known fails, so that no file is left out unseen.</summary>
    private static string WireOf(Cassette cassette) => cassette.Address switch
    {
        { Host: "api.anthropic.com", AbsolutePath: "/v1/messages" } => "anthropic",
        { AbsolutePath: var path } when path.EndsWith("/chat/completions", StringComparison.Ordinal) => "openai",
        { AbsolutePath: var path } when path.EndsWith("/responses", StringComparison.Ordinal) => "openai responses",
        { Host: "generativelanguage.googleapis.com" } => "gemini",
        { Host: var host } when host.StartsWith("bedrock-runtime.", StringComparison.Ordinal) => "bedrock",
        _ => throw new InvalidOperationException($"{cassette.File}: no wire is known that asks {cassette.Address}."),
    };

    private static async Task ReplayAsync(string wire, Cassette cassette)
    {
        var reply = FakeReply.Raw(cassette.Body, cassette.IsStream ? "text/event-stream" : "application/json", cassette.Status);
        foreach (var (name, value) in cassette.Headers.Where(h => !HeadersOfTransport.Contains(h.Name.ToLowerInvariant())))
        {
            reply = reply.With(name, value);
        }

        await using var server = await FakeOpenAiServer.StartAsync(reply);
        using var client = new ProviderModels(server.EnvironmentOf(wire).GetValueOrDefault, _ => null).Create(ModelUri.Parse(wire + ":/recorded"));
        if (cassette.Status >= 400)
        {
            var fault = (await client.Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>(cassette.File)).Which;
            fault.Status.Should().Be(cassette.Status, cassette.File);
            fault.Message.Should().Contain((string)JsonNode.Parse(cassette.Body)!["error"]!["message"]!, cassette.File);
            return;
        }

        var told = new List<RateLimit>();
        client.GetService<RateLimitFeed>()!.Told += told.Add;
        var recorded = wire == "openai" ? RecordedAnswer.OfOpenAi(cassette) : RecordedAnswer.OfAnthropic(cassette);
        var response = cassette.IsStream ? await client.GetStreamingResponseAsync("q").ToChatResponseAsync() : await client.GetResponseAsync("q");

        response.Text.Should().Be(recorded.Text, cassette.File);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => $"{c.Name} {ArgumentsOf(c).ToJsonString()}");
        calls.Should().Equal(recorded.Calls.Select(c => $"{c.Name} {c.Arguments.ToJsonString()}"), cassette.File);
        (response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount).Should().Be((recorded.InputTokens, recorded.OutputTokens), cassette.File);
        response.FinishReason.Should().NotBeNull(cassette.File);
        (recorded.Text.Length + recorded.Calls.Count).Should().BePositive(cassette.File);
        told.Should().HaveCount(cassette.Headers.Count(h => LimitHeaders.Contains(h.Name.ToLowerInvariant())), cassette.File);
    }

    private static JsonObject ArgumentsOf(FunctionCallContent call) =>
        new((call.Arguments ?? new Dictionary<string, object?>()).Select(a => KeyValuePair.Create(a.Key, System.Text.Json.JsonSerializer.SerializeToNode(a.Value))));
}
