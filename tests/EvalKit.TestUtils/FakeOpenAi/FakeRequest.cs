using System.Text.Json.Nodes;

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
}
