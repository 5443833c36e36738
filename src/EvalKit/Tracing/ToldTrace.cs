using System.Globalization;
using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>
/// A trace of what an app told in place of spans: its conversation, or its tool calls. Each answer of the model is a span, and each tool that it asked for, with the result that the
/// conversation has for it. Times are not known and stay 0.
/// </summary>
internal static class ToldTrace
{
    /// <summary>The trace of messages in the shape of OpenAI's, or with parts.</summary>
    /// <param name="messages">The messages, a list.</param>
    /// <param name="traceId">The trace's id.</param>
    public static TraceRecord OfMessages(JsonElement messages, string traceId)
    {
        var spans = new List<Span>();
        var said = MessageJson.OfList(messages);
        var given = new List<SpanMessage>();
        for (var at = 0; at < said.Count; at++)
        {
            if (said[at].Role == "tool")
            {
                continue;
            }

            given.Add(said[at]);
            if (said[at].Role == "assistant")
            {
                spans.Add(Answer(spans.Count, given[..^1], said[at]));
                var results = said.Skip(at + 1).TakeWhile(m => m.Role == "tool").ToList();
                spans.AddRange(said[at].ToolCalls.Select((call, i) => Tool(spans.Count + i, call, ResultOf(call, i, results))).ToList());
                given.Clear();
            }
        }

        if (given.Count > 0)
        {
            spans.Add(Answer(spans.Count, given, null) with { Name = "messages", Type = SpanTypes.Chain });
        }

        return Of(spans, traceId);
    }

    /// <summary>The trace of tool calls as datasets write them: <c>[{"name": "search", "arguments": {…}, "result": …}]</c>.</summary>
    /// <param name="calls">The calls, a list.</param>
    /// <param name="traceId">The trace's id.</param>
    public static TraceRecord OfToolCalls(JsonElement calls, string traceId)
    {
        var spans = new List<Span>();
        foreach (var item in JsonMembers.Items(calls))
        {
            if (ToolReader.Of(item) is { } call)
            {
                spans.Add(Tool(spans.Count, call, JsonMembers.Find(item, "result")));
            }
        }

        return Of(spans, traceId);
    }

    private static TraceRecord Of(List<Span> spans, string traceId) => new() { TraceId = traceId, TrialId = traceId, Spans = spans };

    /// <summary>The result with the call's id; where results have no ids, the one in its place.</summary>
    private static JsonElement? ResultOf(SpanToolCall call, int position, List<SpanMessage> results)
    {
        var result = results.Find(r => r.ToolCallId is not null && r.ToolCallId == call.Id) ?? results.Where(r => r.ToolCallId is null || call.Id is null).ElementAtOrDefault(position);
        return result is null ? null : JsonSerializer.SerializeToElement(result.Text);
    }

    private static Span Answer(int index, List<SpanMessage> given, SpanMessage? answer)
    {
        var attributes = new List<KeyValuePair<string, JsonElement>> { Text("gen_ai.operation.name", "chat") };
        if (given.Count > 0)
        {
            attributes.Add(KeyValuePair.Create("gen_ai.input.messages", MessagesJson.Of(given)));
        }

        if (answer is not null)
        {
            attributes.Add(KeyValuePair.Create("gen_ai.output.messages", MessagesJson.Of([answer])));
        }

        return SpanOf(index, "chat", SpanTypes.ChatModel, attributes);
    }

    private static Span Tool(int index, SpanToolCall call, JsonElement? result)
    {
        var attributes = new List<KeyValuePair<string, JsonElement>> { Text("gen_ai.operation.name", "execute_tool"), Text("gen_ai.tool.name", call.Name) };
        if (call.Arguments is { } arguments)
        {
            attributes.Add(KeyValuePair.Create("gen_ai.tool.call.arguments", arguments));
        }

        if (result is { } returned)
        {
            attributes.Add(KeyValuePair.Create("gen_ai.tool.call.result", returned));
        }

        return SpanOf(index, $"execute_tool {call.Name}", SpanTypes.Tool, attributes);
    }

    private static Span SpanOf(int index, string name, string type, IEnumerable<KeyValuePair<string, JsonElement>> attributes) => new()
    {
        SpanId = (index + 1).ToString("x16", CultureInfo.InvariantCulture),
        Name = name,
        Type = type,
        StartedAt = DateTimeOffset.UnixEpoch,
        Attributes = new CaseFields(attributes),
    };

    private static KeyValuePair<string, JsonElement> Text(string name, string text) => KeyValuePair.Create(name, JsonSerializer.SerializeToElement(text));
}
