namespace EvalKit;

/// <summary>A call of a tool in a turn of a conversation. Immutable.</summary>
/// <param name="Name">The tool's name, as it was told; empty when it was not.</param>
/// <param name="Arguments">The arguments as text, which is JSON for most; empty when none were told.</param>
public sealed record ConversationToolCall(string Name, string Arguments);
