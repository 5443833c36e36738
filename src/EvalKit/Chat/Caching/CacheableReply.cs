using EvalKit.Chat.Records;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Caching;

/// <summary>
/// Which replies the response cache keeps: those that the model ended by itself, be it to call a function, and that a record holds wholly. A refusal is an answer. A reply that is cut at its
/// token limit, filtered or empty is not one: asked again, or with another limit, the model may give one, and a cache must not stand in the way.
/// </summary>
internal static class CacheableReply
{
    public static bool Is(ChatResponse response) =>
        response is { ConversationId: null, Messages: [var message] }
        && message.Contents.All(IsKept)
        && (message.Contents.Any(c => c is FunctionCallContent)
            ? response.FinishReason == ChatFinishReason.ToolCalls
            : response.FinishReason == ChatFinishReason.Stop && (ChatRefusal.Of(response) is not null || !string.IsNullOrWhiteSpace(response.Text)));

    /// <summary>Reasoning is no part of the answer; citations and pictures are, and a record has no place for them.</summary>
    private static bool IsKept(AIContent content) =>
        content is TextContent { Annotations: null or { Count: 0 } } or TextReasoningContent || ChatRefusal.Is(content) || (content is FunctionCallContent call && ToolCallRecord.IsWhole(call));
}
