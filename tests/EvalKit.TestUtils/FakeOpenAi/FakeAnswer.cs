using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>What a fake model says, whatever the wire.</summary>
/// <param name="Text">Its text; null for none.</param>
/// <param name="Finish">Why it ended, in OpenAI's words: <c>stop</c>, <c>length</c>, <c>content_filter</c> or <c>tool_calls</c>.</param>
internal sealed record FakeAnswer(string? Text, string Finish)
{
    public const int InputTokens = 11;
    public const int OutputTokens = 7;

    /// <summary>Its refusal, where the wire has a place for one.</summary>
    public string? Refusal { get; init; }

    /// <summary>The log-probabilities of its tokens, where the wire has a place for them; null for none.</summary>
    public JsonArray? LogProbabilities { get; init; }

    /// <summary>The tool that it calls.</summary>
    public (string Name, JsonObject Arguments)? Call { get; init; }
}
