using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads messages that are JSON: with parts, as OpenTelemetry and the AI SDK write them, or in the shape of OpenAI.</summary>
internal static class MessageJson
{
    public static List<SpanMessage> OfList(JsonElement? list) => [.. JsonMembers.Items(list).SelectMany(OfOne)];

    /// <summary>The messages of a request or reply: a list, one message, or the member of an object that holds them. What has no role is none.</summary>
    public static List<SpanMessage> OfContent(JsonElement? content) =>
        [.. OfList(JsonMembers.Find(content, "messages") ?? JsonMembers.Find(content, "contents") ?? content).Concat(content is { ValueKind: JsonValueKind.Object } one ? OfOne(one) : []).Where(m => m.Role.Length > 0)];

    /// <summary>One message; null when it is none.</summary>
    public static SpanMessage? Of(JsonElement message, string role) => OfOne(message).FirstOrDefault() is { } read ? read.Role.Length > 0 ? read : read with { Role = role } : null;

    /// <summary>The texts of parts, joined.</summary>
    public static string TextOf(JsonElement? parts) => string.Concat(JsonMembers.Items(parts).Select(PartText));

    /// <summary>A message; several where it carries the results of several tools.</summary>
    private static IEnumerable<SpanMessage> OfOne(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var role = JsonMembers.Text(message, "role") ?? "";
        var content = JsonMembers.Find(message, "parts") ?? JsonMembers.Find(message, "content");
        var results = JsonMembers.Items(content).Where(p => KindOf(p) is "tool_call_response" or "tool-result" or "tool_result").ToList();
        if (results.Count > 0)
        {
            return results.Select(p => new SpanMessage("tool", ResultText(p)) { ToolCallId = JsonMembers.Text(p, "id") ?? JsonMembers.Text(p, "toolCallId") ?? JsonMembers.Text(p, "tool_use_id") });
        }

        return
        [
            new SpanMessage(role, content is { ValueKind: JsonValueKind.String } text ? JsonMembers.TextOf(text) ?? "" : TextOf(content))
            {
                ToolCalls = [.. CallsOf(message, content)],
                ToolCallId = JsonMembers.Text(message, "tool_call_id"),
                FinishReason = JsonMembers.Text(message, "finish_reason"),
            },
        ];
    }

    private static IEnumerable<SpanToolCall> CallsOf(JsonElement message, JsonElement? content) =>
        JsonMembers.Items(JsonMembers.Find(message, "tool_calls"))
            .Concat(JsonMembers.Items(content).Where(p => KindOf(p) is "tool_call" or "tool-call" or "tool_use"))
            .Select(ToolReader.Of)
            .OfType<SpanToolCall>();

    private static string? KindOf(JsonElement part) => JsonMembers.Text(part, "type");

    private static string? PartText(JsonElement part) =>
        part.ValueKind == JsonValueKind.String ? JsonMembers.TextOf(part)
        : KindOf(part) is null or "text" or "output_text" or "input_text" ? JsonMembers.Text(part, "content") ?? JsonMembers.Text(part, "text")
        : null;

    private static string ResultText(JsonElement part)
    {
        var result = JsonMembers.Find(part, "response") ?? JsonMembers.Find(part, "result") ?? JsonMembers.Find(part, "output") ?? JsonMembers.Find(part, "content");
        return result is not { } value ? "" : value.ValueKind == JsonValueKind.String ? JsonMembers.TextOf(value) ?? "" : value.GetRawText();
    }
}
