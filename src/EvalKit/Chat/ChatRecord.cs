using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A chat request and its reply in the form of a recording: what decides the answer and nothing else, so that no key of a provider can come in.</summary>
internal static class ChatRecord
{
    /// <summary>A judge's prompt is a few thousand characters.</summary>
    private const int UsualBytes = 8192;

    private const string TopLogProbabilities = "top_logprobs";
    private const string LogProbabilities = "logprobs";

    public static JsonObject Request(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (Lost(messages, options) is { } lost)
        {
            throw new NotSupportedException($"Recording covers requests of text messages and function calls, and this one has {lost}: it could be answered by another one's recording.");
        }

        return new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.Select(Message)]),
            ["options"] = Options(options),
            ["schema"] = options?.ResponseFormat switch
            {
                ChatResponseFormatJson { Schema: { ValueKind: JsonValueKind.Object } schema } => JsonObject.Create(schema),
                ChatResponseFormatJson { Schema: { } schema } => JsonNode.Parse(schema.GetRawText()),
                ChatResponseFormatJson => "json",
                _ => null,
            },
            ["replicate"] = ChatProperties.Replicate(options),
        };
    }

    public static string Key(string model, JsonObject request) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in request.Append(KeyValuePair.Create("model", (JsonNode?)model)).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            CanonicalJson.Write(writer, value);
        }

        writer.WriteEndObject();
    }, UsualBytes);

    /// <summary>The reply, with the calls of functions that it makes, and the probabilities of its tokens where the request asked for them.</summary>
    public static JsonObject Response(ChatResponse response, JsonObject request)
    {
        var kept = new JsonObject
        {
            ["text"] = response.Text,
            ["finish_reason"] = response.FinishReason?.Value,
            ["refusal"] = ChatRefusal.Of(response),
            ["model"] = response.ModelId,
        };
        ToolCallRecord.AddCalls(kept, response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        if (request["options"]?[TopLogProbabilities] is not null && ReplyTokens.Kept(response) is { } tokens)
        {
            kept[LogProbabilities] = tokens;
        }

        return kept;
    }

    /// <summary>What a request has that its record would lose, so that another request could have the same record; null when the record is whole.</summary>
    public static string? Lost(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (!messages.All(m => m is { AuthorName: null, AdditionalProperties: null or { Count: 0 } } && (m.Contents is [TextContent { AdditionalProperties: null or { Count: 0 } }] || ToolCallRecord.IsWhole(m.Contents))))
        {
            return "a message that is more than a role with one text, function calls or their results";
        }

#pragma warning disable MEAI001 // Options that are still experimental decide the answer as well.
        return options switch
        {
            { Tools: { } tools } when !tools.All(ToolCallRecord.IsWhole) => "tools that are no functions",
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
        var (text, calls) = ((string?)line.Response["text"] ?? "", ToolCallRecord.CallsOf(line.Response).ToList());
        var message = new ChatMessage(ChatRole.Assistant, text.Length == 0 && calls.Count > 0 ? [.. calls] : [new TextContent(text), .. calls]);
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

    private static JsonNode Message(ChatMessage message)
    {
        var json = new JsonObject { ["role"] = message.Role.Value, ["text"] = message.Text };
        ToolCallRecord.AddCalls(json, message.Contents);
        return json;
    }

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
        ToolCallRecord.AddTools(kept, options);
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
