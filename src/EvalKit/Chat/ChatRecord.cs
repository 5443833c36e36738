using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A chat request and its reply in the form of a recording: what decides the answer and nothing else, so that no key of a provider can come in.</summary>
internal static class ChatRecord
{
    public static JsonObject Request(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        RefuseUnknown(messages, options);
        return new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.Select(m => (JsonNode)new JsonObject { ["role"] = m.Role.Value, ["text"] = m.Text })]),
            ["options"] = Options(options),
            ["schema"] = options?.ResponseFormat switch
            {
                ChatResponseFormatJson { Schema: { } schema } => JsonNode.Parse(schema.GetRawText()),
                ChatResponseFormatJson => "json",
                _ => null,
            },
            ["replicate"] = ChatProperties.Replicate(options),
        };
    }

    public static string Key(string model, JsonObject request)
    {
        var keyed = (JsonObject)request.DeepClone();
        keyed["model"] = model;
        return CanonicalJson.Hash(JsonSerializer.SerializeToElement(keyed));
    }

    public static JsonObject Response(ChatResponse response) => new()
    {
        ["text"] = response.Text,
        ["finish_reason"] = response.FinishReason?.Value,
        ["refusal"] = ChatRefusal.Of(response),
        ["model"] = response.ModelId,
    };

    public static ChatResponse Replay(RecordedRequest line)
    {
        var message = new ChatMessage(ChatRole.Assistant, (string?)line.Response["text"] ?? "");
        if ((string?)line.Response["refusal"] is { } refusal)
        {
            message.Contents.Add(ChatRefusal.Content(refusal));
        }

        var response = new ChatResponse(message)
        {
            FinishReason = (string?)line.Response["finish_reason"] is { } reason ? new ChatFinishReason(reason) : null,
            ModelId = (string?)line.Response["model"],
            Usage = line.Usage is { } usage ? new UsageDetails { InputTokenCount = usage.InputTokens, OutputTokenCount = usage.OutputTokens } : null,
        };
        ChatProperties.MarkReplayed(response);
        return response;
    }

    public static TokenUsage? Usage(ChatResponse response) =>
        response.Usage is { } usage ? new TokenUsage(usage.InputTokenCount, usage.OutputTokenCount) : null;

    private static JsonObject Options(ChatOptions? options)
    {
        var kept = new JsonObject();
        Add(kept, "model", options?.ModelId);
        Add(kept, "instructions", options?.Instructions);
        Add(kept, "temperature", options?.Temperature);
        Add(kept, "top_p", options?.TopP);
        Add(kept, "top_k", options?.TopK);
        Add(kept, "max_output_tokens", options?.MaxOutputTokens);
        Add(kept, "seed", options?.Seed);
        Add(kept, "frequency_penalty", options?.FrequencyPenalty);
        Add(kept, "presence_penalty", options?.PresencePenalty);
        Add(kept, "stop", options?.StopSequences is { Count: > 0 } stop ? new JsonArray([.. stop.Select(s => (JsonNode)s)]) : null);
        return kept;
    }

    private static void Add(JsonObject options, string name, JsonNode? value)
    {
        if (value is not null)
        {
            options[name] = value;
        }
    }

    private static void RefuseUnknown(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 } || options?.RawRepresentationFactory is not null || options?.ConversationId is not null
            || messages.Any(m => m.Contents.Any(c => c is not TextContent)))
        {
            throw new NotSupportedException("Recording covers requests of text messages without tools: a request that has more could be answered by another one's recording.");
        }
    }
}
