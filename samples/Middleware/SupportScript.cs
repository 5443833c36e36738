using Microsoft.Extensions.AI;

namespace MiddlewareSample;

/// <summary>What the stand-in for a model says: it repeats what it was told, as models like to do.</summary>
public static class SupportScript
{
    public static ChatMessage Reply(IReadOnlyList<ChatMessage> conversation) => new(ChatRole.Assistant, $"I have noted this for my colleagues: {conversation[^1].Text}");
}
