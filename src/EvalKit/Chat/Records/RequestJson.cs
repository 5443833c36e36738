using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>
/// Writes a chat request in the form of a recording: what decides the answer and nothing else, so that no key of a provider can come in. Members stand in ordinal order,
/// as canonical JSON has them.
/// </summary>
internal static class RequestJson
{
    public const string MessagesName = "messages";

    private const string RoleName = "role";
    private const string TextName = "text";

    /// <summary>What a request has that its record would lose, so that another request could have the same record; null when the record is whole.</summary>
    public static string? Lost(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (!messages.All(m => m is { AuthorName: null, AdditionalProperties: null or { Count: 0 } } && (IsText(m) || ToolCallRecord.IsWhole(m.Contents))))
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

    /// <summary>Writes the messages.</summary>
    public static void WriteMessages(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, RecordSpelling spelling)
    {
        writer.WriteStartArray();
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            WriteText(writer, RoleName, message.Role.Value, spelling);
            writer.WriteString(TextName, TextOf(message, spelling));
            ToolCallRecord.WriteCalls(writer, message.Contents, spelling);
            ToolCallRecord.WriteResults(writer, message.Contents, spelling);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Whether a message is written alike in two spellings.</summary>
    public static bool IsSpeltAlike(ChatMessage message, RecordSpelling one, RecordSpelling other) =>
        IsText(message) && ReferenceEquals(one.Of(RoleName, message.Role.Value), other.Of(RoleName, message.Role.Value)) && ReferenceEquals(TextOf(message, one), TextOf(message, other));

    /// <summary>Writes options, replicate and schema: all but the messages.</summary>
    public static void WriteRest(Utf8JsonWriter writer, ChatOptions? options, RecordSpelling spelling)
    {
        writer.WritePropertyName("options");
        WriteOptions(writer, options, spelling);
        writer.WriteNumber("replicate", ChatProperties.Replicate(options));
        writer.WritePropertyName("schema");
        switch (options?.ResponseFormat)
        {
            case ChatResponseFormatJson { Schema: { } schema } format:
                spelling.WriteSchema(writer, format, schema);
                break;
            case ChatResponseFormatJson:
                writer.WriteStringValue("json");
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteOptions(Utf8JsonWriter writer, ChatOptions? options, RecordSpelling spelling)
    {
        writer.WriteStartObject();
        WriteNumber(writer, "frequency_penalty", options?.FrequencyPenalty, spelling);
        WriteText(writer, "instructions", options?.Instructions, spelling);
        WriteNumber(writer, "max_output_tokens", options?.MaxOutputTokens);
        WriteText(writer, "model", options?.ModelId, spelling);
        WriteNumber(writer, "presence_penalty", options?.PresencePenalty, spelling);
        WriteNumber(writer, "seed", options?.Seed);
        ToolCallRecord.WriteSeveral(writer, options);
        WriteTexts(writer, "stop", options?.StopSequences, spelling);
        WriteNumber(writer, "temperature", options?.Temperature, spelling);
        ToolCallRecord.WriteMode(writer, options, spelling);
        ToolCallRecord.WriteTools(writer, options, spelling);
        WriteNumber(writer, "top_k", options?.TopK);
        WriteNumber(writer, "top_logprobs", ChatProperties.TopLogProbabilities(options));
        WriteNumber(writer, "top_p", options?.TopP, spelling);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text, RecordSpelling spelling)
    {
        if (text is not null)
        {
            writer.WriteString(name, spelling.Of(name, text));
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IList<string>? texts, RecordSpelling spelling)
    {
        if (texts is { Count: > 0 })
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(spelling.Of(name, text));
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    /// <summary>A number with a fraction has several spellings.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string name, float? number, RecordSpelling spelling)
    {
        if (number is { } known)
        {
            writer.WritePropertyName(name);
            spelling.Write(writer, JsonSerializer.SerializeToElement(known));
        }
    }

    private static string TextOf(ChatMessage message, RecordSpelling spelling) =>
        message.Role == ChatRole.Assistant ? spelling.OfReply(TextName, message.Text) : spelling.Of(TextName, message.Text);

    private static bool IsText(ChatMessage message) => message.Contents is [TextContent { AdditionalProperties: null or { Count: 0 } }];
}
