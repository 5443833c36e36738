using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>Writes a reply in the form of a recording, and makes one of what was recorded.</summary>
internal static class ReplyJson
{
    private const string TextName = "text";
    private const string FinishReason = "finish_reason";
    private const string Refusal = "refusal";
    private const string Model = "model";
    private const string LogProbabilities = "logprobs";

    /// <summary>Writes the reply, with the calls of functions that it makes, and the probabilities of its tokens where the request asked for them.</summary>
    public static void Write(Utf8JsonWriter writer, ChatResponse response, ChatOptions? asked, RedactedSpelling spelling)
    {
        writer.WriteStartObject();
        Write(writer, TextName, response.Text, spelling);
        Write(writer, FinishReason, response.FinishReason?.Value, spelling);
        Write(writer, Refusal, ChatRefusal.Of(response), spelling);
        Write(writer, Model, response.ModelId, spelling);
        ToolCallRecord.WriteCalls(writer, response.Messages.SelectMany(m => m.Contents), spelling);
        if (ChatProperties.TopLogProbabilities(asked) is not null && ReplyTokens.Kept(response) is { } tokens)
        {
            writer.WritePropertyName(LogProbabilities);
            spelling.Write(writer, tokens);
        }

        writer.WriteEndObject();
    }

    /// <summary>The recorded reply, marked as replayed.</summary>
    public static ChatResponse Replay(RecordedRequest line)
    {
        var response = Of(line);
        ChatProperties.MarkReplayed(response);
        return response;
    }

    /// <summary>The reply that a record holds.</summary>
    public static ChatResponse Of(RecordedRequest line)
    {
        var (text, calls) = ((string?)line.Response[TextName] ?? "", ToolCallRecord.CallsOf(line.Response).ToList());
        var message = new ChatMessage(ChatRole.Assistant, text.Length == 0 && calls.Count > 0 ? [.. calls] : [new TextContent(text), .. calls]);
        if ((string?)line.Response[Refusal] is { } refusal)
        {
            message.Contents.Add(ChatRefusal.Content(refusal));
        }

        var response = new ChatResponse(message)
        {
            FinishReason = (string?)line.Response[FinishReason] is { } reason ? new ChatFinishReason(reason) : null,
            ModelId = (string?)line.Response[Model],
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

    private static void Write(Utf8JsonWriter writer, string name, string? text, RedactedSpelling spelling) =>
        writer.WriteString(name, text is null ? null : spelling.Of(name, text));
}
