using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads the conversation with a model: where the conventions keep it, the newest first.</summary>
internal static class MessageReader
{
    public static IReadOnlyList<SpanMessage> Input(AttributeReader read, IReadOnlyList<SpanEvent> events)
    {
        IReadOnlyList<SpanMessage> messages = MessageJson.OfList(read.Json("gen_ai.input.messages"));
        messages = messages.Count > 0 ? messages : FlatMessages.OpenInference(read, "llm.input_messages");
        messages = messages.Count > 0 ? messages : FlatMessages.Indexed(read, "gen_ai.prompt");
        messages = messages.Count > 0 ? messages : FlatMessages.OfEvents(events, isAnswer: false);
        messages = messages.Count > 0 ? messages : MessageJson.OfContent(read.Json("ai.prompt.messages", "ai.prompt", "mlflow.spanInputs", "input.value"));
        messages = messages.Count > 0 ? messages : Prompts(read);
        return Instructions(read) is { Length: > 0 } system && messages is not [{ Role: "system" }, ..] ? [new SpanMessage("system", system), .. messages] : messages;
    }

    public static IReadOnlyList<SpanMessage> Output(AttributeReader read, IReadOnlyList<SpanEvent> events)
    {
        IReadOnlyList<SpanMessage> messages = MessageJson.OfList(read.Json("gen_ai.output.messages"));
        messages = messages.Count > 0 ? messages : FlatMessages.OpenInference(read, "llm.output_messages");
        messages = messages.Count > 0 ? messages : FlatMessages.Indexed(read, "gen_ai.completion");
        messages = messages.Count > 0 ? messages : FlatMessages.OfEvents(events, isAnswer: true);
        messages = messages.Count > 0 ? messages : Vercel(read);
        messages = messages.Count > 0 ? messages : Choices(JsonMembers.Find(read.Json("mlflow.spanOutputs", "output.value"), "choices"));
        messages = messages.Count > 0 ? messages : MessageJson.OfContent(read.Json("mlflow.spanOutputs", "output.value"));
        return messages.Count > 0 ? messages : Completions(read);
    }

    /// <summary>System instructions stand apart in the newer conventions: as parts, or as one text.</summary>
    private static string? Instructions(AttributeReader read) =>
        read.Json("gen_ai.system_instructions") is { ValueKind: JsonValueKind.Array } parts ? MessageJson.TextOf(parts) : read.Text("gen_ai.system_instructions");

    /// <summary>The prompt of a completion model, or of a call that has no messages.</summary>
    private static List<SpanMessage> Prompts(AttributeReader read) =>
        (read.Text("llm.prompts.0.prompt.text") ?? JsonMembers.Text(read.Json("ai.prompt"), "prompt") ?? JsonMembers.Text(read.Json("input.value", "mlflow.spanInputs"), "prompt")) is { } prompt
            ? [new SpanMessage("user", prompt)]
            : [];

    private static List<SpanMessage> Completions(AttributeReader read) =>
        read.Text("llm.choices.0.completion.text") is { } text ? [new SpanMessage("assistant", text)] : [];

    private static List<SpanMessage> Vercel(AttributeReader read)
    {
        var calls = JsonMembers.Items(read.Json("ai.response.toolCalls")).Select(ToolReader.Of).OfType<SpanToolCall>().ToList();
        var text = read.Text("ai.response.text") ?? (read.Value("ai.response.object") is { } value ? JsonMembers.TextOf(value) ?? value.GetRawText() : null);
        return text is null && calls.Count == 0 ? [] : [new SpanMessage("assistant", text ?? "") { ToolCalls = calls, FinishReason = read.Text("ai.response.finishReason") }];
    }

    private static List<SpanMessage> Choices(JsonElement? choices) =>
    [
        .. JsonMembers.Items(choices)
            .Select(c => JsonMembers.Find(c, "message") is { } message && MessageJson.Of(message, "assistant") is { } read ? read with { FinishReason = JsonMembers.Text(c, "finish_reason") } : null)
            .OfType<SpanMessage>(),
    ];
}
