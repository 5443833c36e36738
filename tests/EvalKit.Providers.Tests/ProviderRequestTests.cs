using System.Text.Json;
using EvalKit.Chat;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Tests;

/// <summary>What reaches a provider: where the key stands, and how the wire says schema and parameters.</summary>
public sealed class ProviderRequestTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(
        """{"type":"object","properties":{"verdict":{"type":"string","enum":["yes","no"]}},"required":["verdict"],"additionalProperties":false}""");

    [Theory]
    [InlineData("openai", "/v1/chat/completions", "authorization", "Bearer " + FakeOpenAiServer.Key)]
    [InlineData("azure", "/openai/v1/chat/completions", "api-key", FakeOpenAiServer.Key)]
    [InlineData("anthropic", "/v1/messages", "x-api-key", FakeOpenAiServer.Key)]
    public async Task The_key_stands_in_the_providers_header_and_nowhere_else(string provider, string path, string header, string value)
    {
        var request = await AskAsync(provider);

        request.Path.Should().Be(path);
        request.Headers.Where(h => h.Value.Contains(FakeOpenAiServer.Key, StringComparison.Ordinal)).Select(h => (h.Key, h.Value)).Should().Equal((header, value));
        request.Body.ToJsonString().Should().NotContain(FakeOpenAiServer.Key);
        ((string?)request.Body["model"]).Should().Be("fake-model");
    }

    [Fact]
    public async Task Ollama_is_asked_without_a_key()
    {
        var request = await AskAsync("ollama");

        (request.Path, (string?)request.Body["model"]).Should().Be(("/v1/chat/completions", "fake-model"));
        request.Headers.Values.Should().NotContain(v => v.Contains(FakeOpenAiServer.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("ollama")]
    public async Task OpenAis_wire_has_the_schema_as_response_format(string provider)
    {
        var body = (await AskAsync(provider)).Body;

        body["response_format"]!["json_schema"]!["schema"]!["properties"]!["verdict"]!["enum"]!.ToJsonString().Should().Be("""["yes","no"]""");
        ((double?)body["temperature"], (int?)body["max_completion_tokens"] ?? (int?)body["max_tokens"]).Should().Be((0, 50));
    }

    [Fact]
    public async Task Anthropics_wire_has_the_schema_as_output_config()
    {
        var body = (await AskAsync("anthropic")).Body;

        body["output_config"]!["format"]!["schema"]!["properties"]!["verdict"]!["enum"]!.ToJsonString().Should().Be("""["yes","no"]""");
        ((double?)body["temperature"], (int?)body["max_tokens"]).Should().Be((0, 50));
        body["system"]!.ToJsonString().Should().Contain("Judge.");
    }

    [Fact]
    public async Task Anthropics_wire_has_a_limit_for_the_reply_where_a_request_names_none()
    {
        ((int?)(await AskAsync("anthropic", new ChatOptions())).Body["max_tokens"]).Should().Be(4096);
    }

    private static async Task<FakeRequest> AskAsync(string provider, ChatOptions? options = null)
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Text("ok"));
        using var client = new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null).Create(ModelUri.Parse(provider + ":/fake-model"));
        options ??= new ChatOptions { Temperature = 0, MaxOutputTokens = 50, ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "verdict") };
        await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Judge."), new ChatMessage(ChatRole.User, "Who wrote Dune?")], options);
        return server.Requests.Single();
    }
}
