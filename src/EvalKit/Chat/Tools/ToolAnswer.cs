using System.Text.Json.Nodes;

namespace EvalKit.Chat.Tools;

/// <summary>What a call gave.</summary>
/// <param name="Result">The result.</param>
/// <param name="IsLasting">Whether it is worth recording: that a service is busy, or refuses the caller, says nothing of what it will answer.</param>
internal readonly record struct ToolAnswer(JsonNode? Result, bool IsLasting = true);
