namespace EvalKit.Tracing.Reading;

/// <summary>A message of a conversation. Immutable.</summary>
/// <param name="Role">Who said it: system, user, assistant, tool.</param>
/// <param name="Text">Its texts, joined; empty when it has none.</param>
public sealed record SpanMessage(string Role, string Text)
{
    /// <summary>The tool calls that a model asks for in it; empty when it asks for none.</summary>
    public IReadOnlyList<SpanToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call that it is the result of; null when it is none.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>Why the model ended it; null when not told.</summary>
    public string? FinishReason { get; init; }
}
