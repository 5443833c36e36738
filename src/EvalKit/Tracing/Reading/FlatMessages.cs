using System.Globalization;
using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads messages that are spread over attributes with numbers in their names, or over events.</summary>
internal static class FlatMessages
{
    private const string MessageEvent = ".message";
    private const string ChoiceEvent = "gen_ai.choice";
    private const string EventPrefix = "gen_ai.";

    /// <summary><c>llm.input_messages.0.message.role</c>, <c>….message.contents.0.message_content.text</c>, <c>….message.tool_calls.0.tool_call.function.name</c>.</summary>
    public static List<SpanMessage> OpenInference(AttributeReader read, string prefix) => Read(i =>
    {
        var at = Name($"{prefix}.{i}.message.");
        var text = read.Text(at + "content") ?? string.Concat(Numbered(n => read.Text(Name($"{at}contents.{n}.message_content.text")), n => HasAny(read, Name($"{at}contents.{n}."))));
        return !HasAny(read, at) ? null : new SpanMessage(read.Text(at + "role") ?? "", text)
        {
            ToolCalls = [.. Numbered(n => Call(read, Name($"{at}tool_calls.{n}.tool_call."), "function."), n => HasAny(read, Name($"{at}tool_calls.{n}.")))],
            ToolCallId = read.Text(at + "tool_call_id"),
            FinishReason = read.Text(at + "finish_reason"),
        };
    });

    /// <summary><c>gen_ai.prompt.0.role</c>, <c>gen_ai.completion.0.tool_calls.0.name</c>.</summary>
    public static List<SpanMessage> Indexed(AttributeReader read, string prefix) => Read(i =>
    {
        var at = Name($"{prefix}.{i}.");
        return !HasAny(read, at) ? null : new SpanMessage(read.Text(at + "role") ?? "assistant", Content(read.Value(at + "content")))
        {
            ToolCalls = [.. Numbered(n => Call(read, Name($"{at}tool_calls.{n}."), ""), n => HasAny(read, Name($"{at}tool_calls.{n}.")))],
            ToolCallId = read.Text(at + "tool_call_id"),
            FinishReason = read.Text(at + "finish_reason"),
        };
    });

    /// <summary><c>gen_ai.user.message</c>, <c>gen_ai.assistant.message</c>, and the answer in <c>gen_ai.choice</c>.</summary>
    public static List<SpanMessage> OfEvents(IReadOnlyList<SpanEvent> events, bool isAnswer) =>
    [
        .. events
            .Where(e => isAnswer ? e.Name == ChoiceEvent : e.Name.StartsWith(EventPrefix, StringComparison.Ordinal) && e.Name.EndsWith(MessageEvent, StringComparison.Ordinal) && e.Name.Length > EventPrefix.Length + MessageEvent.Length)
            .Select(e => OfEvent(e, isAnswer ? "assistant" : e.Name[EventPrefix.Length..^MessageEvent.Length])),
    ];

    private static SpanMessage OfEvent(SpanEvent item, string role)
    {
        var read = new AttributeReader(item.Attributes);
        var message = read.Json("message", "gen_ai.event.content") is { ValueKind: JsonValueKind.Object } json ? new AttributeReader(JsonMembers.Of(json)) : read;
        return new SpanMessage(message.Text("role") ?? role, Content(message.Value("content")))
        {
            ToolCalls = [.. JsonMembers.Items(message.Json("tool_calls")).Select(ToolReader.Of).OfType<SpanToolCall>()],
            ToolCallId = message.Text("id", "tool_call_id"),
            FinishReason = read.Text("finish_reason"),
        };
    }

    private static string Content(JsonElement? content) => content switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => JsonMembers.TextOf(text) ?? "",
        { ValueKind: JsonValueKind.Array } parts => MessageJson.TextOf(parts),
        { } other => other.GetRawText(),
    };

    private static SpanToolCall? Call(AttributeReader read, string at, string function) =>
        read.Text($"{at}{function}name") is { } name
            ? new SpanToolCall(name) { Id = read.Text(at + "id"), Arguments = read.Value($"{at}{function}arguments") }
            : null;

    private static List<SpanMessage> Read(Func<int, SpanMessage?> at)
    {
        var messages = new List<SpanMessage>();
        while (messages.Count < TraceLimits.Items && at(messages.Count) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    private static IEnumerable<T> Numbered<T>(Func<int, T?> at, Func<int, bool> isThere)
        where T : class => Enumerable.Range(0, TraceLimits.Items).TakeWhile(isThere).Select(at).OfType<T>();

    private static bool HasAny(AttributeReader read, string prefix) => read.Attributes.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal));

    private static string Name(FormattableString name) => name.ToString(CultureInfo.InvariantCulture);
}
