using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ToolAgentSample;

/// <summary>What the stand-in for a model says: it looks the order up, cancels it where the customer speaks of cancelling, and repeats what the last tool said.</summary>
public static class OrderScript
{
    public static ChatMessage Reply(IReadOnlyList<ChatMessage> conversation)
    {
        var question = conversation.Last(m => m.Role == ChatRole.User).Text;
        var results = conversation.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Select(r => r.Result?.ToString() ?? "").ToList();
        if (Regex.Match(question, @"\b\d{4}\b") is not { Success: true, Value: var orderId })
        {
            return new ChatMessage(ChatRole.Assistant, "What is the number of your order?");
        }

        if (results.Count == 0)
        {
            return Call("find_order", orderId);
        }

        return results.Count == 1 && question.Contains("cancel", StringComparison.OrdinalIgnoreCase) && !results[0].StartsWith("There is no", StringComparison.Ordinal)
            ? Call("cancel_order", orderId)
            : new ChatMessage(ChatRole.Assistant, results[^1]);
    }

    private static ChatMessage Call(string tool, string orderId) =>
        new(ChatRole.Assistant, [new FunctionCallContent($"call-{tool}", tool, new Dictionary<string, object?> { ["orderId"] = orderId })]);
}
