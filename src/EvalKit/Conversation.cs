namespace EvalKit;

/// <summary>
/// A conversation in its order: what the case says had been said (<c>inputs.messages</c>), followed by what the app answered (<see cref="AppOutput.Messages"/>, else its
/// answer as a turn of the assistant). Messages of the app that repeat those of the case are the whole conversation. Immutable.
/// </summary>
/// <param name="Turns">The turns, at least one.</param>
public sealed record Conversation(IReadOnlyList<ConversationTurn> Turns);
