using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Tests;

/// <summary>Streams of the providers' clients, as an app reads them: what is said comes whole, and what is cut is a failure and no shorter answer.</summary>
public sealed class ProviderStreamTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stream_gives_the_text_in_pieces_with_reason_and_tokens(string provider)
    {
        var updates = await UpdatesAsync(provider, FakeReply.Text("It is Frank Herbert."));

        updates.Count(u => u.Text.Length > 0).Should().BeGreaterThan(1);
        var response = updates.ToChatResponse();
        (response.Text, response.FinishReason, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount).Should().Be(("It is Frank Herbert.", ChatFinishReason.Stop, 11, 7));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stream_gives_a_tool_call_with_its_arguments(string provider)
    {
        var updates = await UpdatesAsync(provider, FakeReply.Call("search", new JsonObject { ["q"] = "Dune", ["most"] = 3 }));

        var response = updates.ToChatResponse();
        var call = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single();
        (call.Name, call.Arguments!["q"]?.ToString(), call.Arguments["most"]?.ToString(), response.FinishReason).Should().Be(("search", "Dune", "3", ChatFinishReason.ToolCalls));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stream_that_drips_byte_by_byte_is_whole(string provider)
    {
        (await UpdatesAsync(provider, FakeReply.Drip("Übermäßig — 日本"))).ToChatResponse().Text.Should().Be("Übermäßig — 日本");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stream_that_is_cut_or_ends_too_early_fails(string provider)
    {
        foreach (var reply in (FakeReply[])[FakeReply.Reset(), FakeReply.TruncatedBody(), FakeReply.Abort(), FakeReply.Raw("", "text/event-stream")])
        {
            var act = () => UpdatesAsync(provider, reply);

            (await act.Should().ThrowAsync<ChatProviderException>()).Which.IsTransient.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stream_that_is_rejected_says_for_how_long(string provider)
    {
        var act = () => UpdatesAsync(provider, FakeReply.Status(429, retryAfter: "7"));

        var fault = (await act.Should().ThrowAsync<ChatProviderException>()).Which;
        (fault.Status, fault.RetryAfter).Should().Be((429, TimeSpan.FromSeconds(7)));
    }

    private static async Task<List<ChatResponseUpdate>> UpdatesAsync(string provider, FakeReply reply)
    {
        await using var server = await FakeOpenAiServer.StartAsync(reply);
        using var client = new ProviderModels(server.EnvironmentOf(provider).GetValueOrDefault, _ => null).Create(ModelUri.Parse(provider + ":/fake-model"));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync("Who wrote Dune?"))
        {
            updates.Add(update);
        }

        return updates;
    }
}
