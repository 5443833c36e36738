using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>A tool call: what a model asked for, or what was run. Immutable.</summary>
/// <param name="Name">The tool's name.</param>
public sealed record SpanToolCall(string Name)
{
    /// <summary>The call's id, by which its result is found; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>The arguments: an object for most tools; null when not told.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>What the tool returned; null when not told.</summary>
    public JsonElement? Result { get; init; }
}
