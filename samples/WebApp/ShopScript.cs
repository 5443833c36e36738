using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace WebAppSample;

/// <summary>What the stand-in for a model says: the fact of the prompt that shares most words with the question.</summary>
public static class ShopScript
{
    public static ChatMessage Reply(IReadOnlyList<ChatMessage> conversation)
    {
        var asked = Words(conversation[^1].Text);
        var facts = conversation[0].Text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].TrimEnd());
        var best = facts.MaxBy(fact => Words(fact).Count(asked.Contains))!;
        return new ChatMessage(ChatRole.Assistant, Words(best).Overlaps(asked) ? best : "I do not know.");
    }

    private static HashSet<string> Words(string text) => [.. Regex.Matches(text.ToLowerInvariant(), "[a-z]{4,}").Select(word => word.Value)];
}
