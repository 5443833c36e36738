using System.Text.Json;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("four", 1)]
    [InlineData("fives", 2)]
    [InlineData("今日は元気です", 6)]
    public void A_token_is_four_bytes(string text, long tokens)
    {
        TokenEstimate.Of(text).Should().Be(tokens);
    }

    [Fact]
    public void A_request_counts_its_messages_and_schema_and_a_reply_within_its_limit()
    {
        var messages = new ChatMessage[] { new(ChatRole.System, "12345678"), new(ChatRole.User, "1234") };
        var schema = JsonDocument.Parse("""{"type":"object"}""").RootElement;

        TokenEstimate.Of(new ChatRequest(messages, new ChatOptions())).Should().Be(new TokenUsage(2 + 1 + 8, TokenEstimate.Reply));
        TokenEstimate.Of(new ChatRequest(messages, new ChatOptions { MaxOutputTokens = 20, ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }))
            .Should().Be(new TokenUsage(2 + 1 + 8 + 5, 20));
    }
}
