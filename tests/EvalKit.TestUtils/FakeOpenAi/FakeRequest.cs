using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>A request that <see cref="FakeOpenAiServer"/> received.</summary>
/// <param name="Body">Its JSON.</param>
/// <param name="Authorization">Its Authorization header; null without one.</param>
public sealed record FakeRequest(JsonObject Body, string? Authorization);
