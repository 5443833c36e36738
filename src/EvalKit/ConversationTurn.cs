namespace EvalKit;

/// <summary>What was said at once in a conversation: by the user, by the app, or by a tool that answered it. Immutable.</summary>
/// <param name="Role">Who said it, as it was told: <c>system</c>, <c>user</c>, <c>assistant</c>, <c>tool</c>, or another name.</param>
/// <param name="Text">Its text; a part that is no text, such as a picture, stands there as its kind in brackets. Empty when it has none.</param>
public sealed record ConversationTurn(string Role, string Text)
{
    /// <summary>The calls of tools that were asked for in it, in order; empty when none was.</summary>
    public IReadOnlyList<ConversationToolCall> ToolCalls { get; init; } = [];

    /// <summary>The tool whose result it is; null when it is none, or the tool is not known.</summary>
    public string? Tool { get; init; }

    /// <summary>Whether it tells the app what to be and do, and was not said by anyone.</summary>
    internal bool IsInstruction => Role is "system" or "developer";

    /// <summary>Whether another turn says the same: recordings of one turn may differ in the white space around its text.</summary>
    internal bool IsSameAs(ConversationTurn other) =>
        Role == other.Role && Text.Trim() == other.Text.Trim() && ToolCalls.Select(c => c.Name).SequenceEqual(other.ToolCalls.Select(c => c.Name), StringComparer.Ordinal);
}
