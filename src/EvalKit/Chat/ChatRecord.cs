using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A chat request and its reply in the form of a recording: what decides the answer and nothing else, so that no key of a provider can come in.</summary>
internal static class ChatRecord
{
    private const string TopLogProbabilities = "top_logprobs";
    private const string LogProbabilities = "logprobs";

    public static JsonObject Request(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (Lost(messages, options) is { } lost)
        {
            throw new NotSupportedException($"Recording covers requests of plain text messages, and this one has {lost}: it could be answered by another one's recording.");
        }

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

    /// <summary>The reply, with the probabilities of its tokens where the request asked for them.</summary>
    public static JsonObject Response(ChatResponse response, JsonObject request)
    {
        var kept = new JsonObject
        {
            ["text"] = response.Text,
            ["finish_reason"] = response.FinishReason?.Value,
            ["refusal"] = ChatRefusal.Of(response),
            ["model"] = response.ModelId,
        };
        if (request["options"]?[TopLogProbabilities] is not null && ReplyTokens.Kept(response) is { } tokens)
        {
            kept[LogProbabilities] = tokens;
        }

        return kept;
    }

    /// <summary>What a request has that its record would lose, so that another request could have the same record; null when the record is whole.</summary>
    public static string? Lost(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (!messages.All(m => m is { AuthorName: null, AdditionalProperties: null or { Count: 0 }, Contents: [TextContent { AdditionalProperties: null or { Count: 0 } }] }))
        {
            return "a message that is more than a role and one text";
        }

#pragma warning disable MEAI001 // Options that are still experimental decide the answer as well.
        return options switch
        {
            { Tools.Count: > 0 } or { ToolMode: not null } or { AllowMultipleToolCalls: not null } => "tools",
            { ConversationId: not null } or { ContinuationToken: not null } or { AllowBackgroundResponses: not null } => "a state that the provider keeps",
            { RawRepresentationFactory: not null } or { Reasoning: not null } => "options of the provider's own",
            _ => null,
        };
#pragma warning restore MEAI001
    }

    /// <summary>The recorded reply, marked as replayed.</summary>
    public static ChatResponse Replay(RecordedRequest line)
    {
        var response = Reply(line);
        ChatProperties.MarkReplayed(response);
        return response;
    }

    /// <summary>The reply that a record holds.</summary>
    public static ChatResponse Reply(RecordedRequest line)
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
        if (line.Response[LogProbabilities] is { } tokens)
        {
            ReplyTokens.Set(response, tokens);
        }

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
        Add(kept, TopLogProbabilities, ChatProperties.TopLogProbabilities(options));
        return kept;
    }

    private static void Add(JsonObject options, string name, JsonNode? value)
    {
        if (value is not null)
        {
            options[name] = value;
        }
    }
}
