using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>A call of a tool.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">The arguments, an object; undefined where they cannot be read.</param>
/// <param name="Fault">Why they cannot be read; null where they can.</param>
internal sealed record ToolCall(string Name, JsonElement Arguments, string? Fault = null);
