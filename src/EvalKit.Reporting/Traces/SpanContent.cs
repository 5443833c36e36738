using System.Text.Json;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;
using EvalKit.Tracing.Reading;

namespace EvalKit.Reporting.Traces;

/// <summary>What a span was given, gave, and says beside it, as labelled texts.</summary>
internal static class SpanContent
{
    private const string ExceptionEvent = "exception";

    /// <summary>The conversation of a model call, the arguments of a tool, or what else the span says that it was given.</summary>
    public static IEnumerable<(string Label, string Text)> Input(SpanView view) =>
        view.Tool is { } tool ? One("arguments", tool.Arguments ?? view.Input)
        : view.InputMessages.Count > 0 ? view.InputMessages.SelectMany(Message)
        : One("input", view.Input);

    /// <summary>The answer of a model, the result of a tool, the passages of a search, or what else the span says that it gave.</summary>
    public static IEnumerable<(string Label, string Text)> Output(SpanView view) =>
        view.Tool is { } tool ? One("result", tool.Result ?? view.Output)
        : view.OutputMessages.Count > 0 ? view.OutputMessages.SelectMany(Message)
        : view.Documents.Count > 0 ? view.Documents.Select((text, i) => ($"passage {VerdictText.Number(i + 1)}", text))
        : One("output", view.Output);

    /// <summary>The attributes, as they were set.</summary>
    public static IEnumerable<(string Label, string Text)> Attributes(CaseFields attributes) => attributes.Select(a => (a.Key, TextOf(a.Value)));

    /// <summary>Why it failed: what its status says, else what was thrown; null where it did not fail.</summary>
    public static string? Error(Span span)
    {
        if (span.Status != SpanStatus.Error)
        {
            return null;
        }

        var thrown = span.Events.LastOrDefault(e => e.Name == ExceptionEvent)?.Attributes ?? CaseFields.Empty;
        string?[] told = [span.StatusMessage, Text(thrown, "exception.message"), Text(thrown, "exception.type"), Text(span.Attributes, "error.type")];
        return told.FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? "";
    }

    private static IEnumerable<(string Label, string Text)> Message(SpanMessage message)
    {
        if (message.Text.Length > 0 || message.ToolCalls.Count == 0)
        {
            yield return (message.Role, message.Text);
        }

        foreach (var call in message.ToolCalls)
        {
            yield return ($"{message.Role} calls {call.Name}", call.Arguments is { } arguments ? TextOf(arguments) : "");
        }
    }

    private static IEnumerable<(string Label, string Text)> One(string label, JsonElement? value) => value is { } given ? [(label, TextOf(given))] : [];

    private static string? Text(CaseFields fields, string name) => fields.TryGetValue(name, out var value) ? TextOf(value) : null;

    private static string TextOf(JsonElement value)
    {
        try
        {
            return JsonSections.Text(value);
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            return value.GetRawText(); // It holds half a surrogate pair, which no text can.
        }
    }
}
