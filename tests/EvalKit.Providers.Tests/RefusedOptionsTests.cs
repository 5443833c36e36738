using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Tests;

/// <summary>A model that does not take an option of a request is asked without it.</summary>
public sealed class RefusedOptionsTests
{
    private const string NoTemperatureOfOpenAi = "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.";
    private const string NoTemperatureOfAnthropic = "`temperature` is deprecated for this model.";

    private static readonly JsonElement Schema = JsonElement.Parse("""{"type":"object","properties":{"verdict":{"type":"string"}},"required":["verdict"],"additionalProperties":false}""");

    [Theory]
    [InlineData("openai", NoTemperatureOfOpenAi)]
    [InlineData("anthropic", NoTemperatureOfAnthropic)]
    public async Task A_refused_temperature_is_left_out_and_not_sent_again(string provider, string refusal)
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body.ContainsKey("temperature") ? FakeReply.Status(400, message: refusal) : FakeReply.Text("ok"));
        using var client = Client(provider, server);

        var first = await client.GetResponseAsync("q", new ChatOptions { Temperature = 0, MaxOutputTokens = 9 });
        await client.GetResponseAsync("q", new ChatOptions { Temperature = 0, MaxOutputTokens = 9 });

        first.Text.Should().Be("ok");
        ((IReadOnlyList<string>)first.AdditionalProperties!["evalkit.not_sent"]!).Should().Equal("temperature");
        server.Requests.Select(r => r.Body.ContainsKey("temperature")).Should().Equal(true, false, false);
        server.Requests.Should().AllSatisfy(r => ((int?)r.Body["max_tokens"] ?? (int?)r.Body["max_completion_tokens"]).Should().Be(9));
    }

    [Theory]
    [InlineData("openai", "response_format")]
    [InlineData("anthropic", "output_config")]
    public async Task A_refused_schema_is_asked_for_in_words(string provider, string field)
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body.ContainsKey(field) ? FakeReply.Status(400, message: $"{field}: this model does not support structured outputs") : FakeReply.Text("{}"));
        using var client = Client(provider, server);

        await client.GetResponseAsync("q", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "verdict") });

        server.Requests.Should().HaveCount(2);
        Texts(server.Requests[1].Body).Should().ContainSingle(t => t.Contains(Schema.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_options_that_exclude_each_other_the_temperature_is_kept()
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body.ContainsKey("top_p") ? FakeReply.Status(400, message: "`temperature` and `top_p` cannot both be specified for this model.") : FakeReply.Text("ok"));
        using var client = Client("anthropic", server);

        await client.GetResponseAsync("q", new ChatOptions { Temperature = 0, TopP = 0.9f });

        (server.Requests[1].Body.ContainsKey("temperature"), server.Requests[1].Body.ContainsKey("top_p")).Should().Be((true, false));
    }

    [Theory]
    [InlineData(400, "temperature: must be between 0 and 1")]
    [InlineData(400, "this model does not support images")]
    [InlineData(401, NoTemperatureOfAnthropic)]
    public async Task What_refuses_no_option_is_an_error_at_once(int status, string message)
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Status(status, message: message));
        using var client = Client("openai", server);

        await client.Invoking(c => c.GetResponseAsync("q", new ChatOptions { Temperature = 0 })).Should().ThrowAsync<ChatProviderException>();

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refusal_that_stays_ends_when_no_option_is_left()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Status(400, message: NoTemperatureOfOpenAi));
        using var client = Client("openai", server);

        await client.Invoking(c => c.GetResponseAsync("q", new ChatOptions { Temperature = 0 })).Should().ThrowAsync<ChatProviderException>();

        server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("openai", NoTemperatureOfOpenAi)]
    [InlineData("anthropic", NoTemperatureOfAnthropic)]
    public async Task A_stream_is_asked_for_without_it_too(string provider, string refusal)
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body.ContainsKey("temperature") ? FakeReply.Status(400, message: refusal) : FakeReply.Text("ok"));
        using var client = Client(provider, server);

        (await client.GetStreamingResponseAsync("q", new ChatOptions { Temperature = 0 }).ToChatResponseAsync()).Text.Should().Be("ok");
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        JsonArray array => array.SelectMany(Texts),
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        _ => [],
    };

    private static IChatClient Client(string provider, FakeOpenAiServer server) =>
        new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null).Create(ModelUri.Parse(provider + ":/fake-model"));
}
