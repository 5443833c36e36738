using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>What an app was asked and what it answered, read from its trace: what a dataset's case is made of. Immutable.</summary>
/// <param name="Inputs">What it was asked.</param>
/// <param name="Output">What it answered, with what the trace tells beside it; null where it failed, or the trace holds no answer.</param>
public sealed record TraceExchange(CaseFields Inputs, AppOutput? Output)
{
    private const string MessagesInput = "messages";
    private const string TextInput = "input";

    /// <summary>
    /// Reads a trace. The inputs are those of the outermost span; where that is the call of a model, or tells none, they are the conversation that the first model call was sent, as
    /// <c>messages</c>. The answer is that of the outermost span, else that of the last model call.
    /// </summary>
    /// <param name="trace">The trace.</param>
    /// <returns>What was asked and answered; null where nobody can tell what was asked.</returns>
    public static TraceExchange? Of(TraceRecord trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var told = TraceTelemetry.Of(trace);
        var root = RootOf(trace);
        var calls = told.ModelCalls.Where(c => c.InputMessages.Count > 0).ToList();
        return (Own(root) ?? (calls is [var first, ..] ? Conversation(first.InputMessages) : null)) is { } inputs ? new TraceExchange(inputs, OutputOf(root, told)) : null;
    }

    /// <summary>The span that no other is around; of several the first.</summary>
    private static Span RootOf(TraceRecord trace)
    {
        var ids = trace.Spans.Select(s => s.SpanId).ToHashSet(StringComparer.Ordinal);
        return trace.Spans.FirstOrDefault(s => s.ParentId is null || !ids.Contains(s.ParentId)) ?? trace.Spans[0];
    }

    private static CaseFields? Own(Span root)
    {
        if (SpanTypes.IsModelCall(root.Type) || SpanView.Of(root).Input is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object && JsonMembers.Of(value) is { Count: > 0 } members ? members : new CaseFields([KeyValuePair.Create(TextInput, value)]);
    }

    private static CaseFields Conversation(IReadOnlyList<SpanMessage> messages) =>
        new([KeyValuePair.Create(MessagesInput, MessagesJson.Of(messages))]);

    private static AppOutput? OutputOf(Span root, TraceTelemetry told)
    {
        var last = told.ModelCalls.LastOrDefault(c => c.OutputMessages.Count > 0);
        var own = SpanTypes.IsModelCall(root.Type) ? null : SpanView.Of(root).Output;
        if (root.Status == SpanStatus.Error || (own is null && last is null))
        {
            return null;
        }

        return new AppOutput(own ?? JsonSerializer.SerializeToElement(last!.OutputMessages[0].Text))
        {
            Usage = told.Usage,
            ToolCalls = told.ToolCalls is { Count: > 0 } calls ? ToolCallJson.Of(calls) : null,
            Context = told.Context,
            ContextIds = told.ContextIds,
            Messages = last is { InputMessages.Count: > 0 } ? MessagesJson.Of([.. last.InputMessages, last.OutputMessages[0]]) : null,
            TimeToFirstToken = told.TimeToFirstToken,
            RecordedLatency = root.StartedAt > DateTimeOffset.UnixEpoch ? root.Duration : null,
        };
    }
}
