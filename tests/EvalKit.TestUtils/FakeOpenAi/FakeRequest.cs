using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>A request that <see cref="FakeOpenAiServer"/> received.</summary>
/// <param name="Body">Its JSON.</param>
/// <param name="Authorization">Its Authorization header; null without one.</param>
public sealed record FakeRequest(JsonObject Body, string? Authorization)
{
    /// <summary>Its path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Its headers; names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it asks for a stream.</summary>
    public bool IsStream => (bool?)Body["stream"] == true;

    /// <summary>The texts of its messages; what a wire writes as its system text comes first.</summary>
    public IReadOnlyList<ChatMessage> Messages =>
    [
        .. Body["system"] is { } system ? [new ChatMessage(ChatRole.System, TextOf(system))] : Array.Empty<ChatMessage>(),
        .. Body["messages"]!.AsArray().Select(m => new ChatMessage(new ChatRole((string)m!["role"]!), TextOf(m["content"]))),
    ];

    private static string TextOf(JsonNode? content) => content switch
    {
        null => "",
        JsonArray parts => string.Concat(parts.Select(p => (string?)p!["text"])),
        _ => content.ToString(),
    };
}
