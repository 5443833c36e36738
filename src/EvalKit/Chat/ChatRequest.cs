using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A request to a chat model, before it is sent.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options, with what EvalKit tells beside them (such as the replicate) in their additional properties.</param>
public sealed record ChatRequest(IReadOnlyList<ChatMessage> Messages, ChatOptions Options);
