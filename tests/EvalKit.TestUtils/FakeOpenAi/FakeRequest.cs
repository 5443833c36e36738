using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>A request that <see cref="FakeOpenAiServer"/> received.</summary>
/// <param name="Body">Its JSON.</param>
/// <param name="Authorization">Its Authorization header; null without one.</param>
public sealed record FakeRequest(JsonObject Body, string? Authorization)
{
    /// <summary>The messages of text.</summary>
    public IReadOnlyList<ChatMessage> Messages =>
        [.. Body["messages"]!.AsArray().Where(m => m!["content"] is JsonValue).Select(m => new ChatMessage(new ChatRole((string)m!["role"]!), (string?)m["content"]))];
}
