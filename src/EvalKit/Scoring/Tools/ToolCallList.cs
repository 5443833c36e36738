using System.Text.Json;
using EvalKit.Tracing.Reading;

namespace EvalKit.Scoring;

/// <summary>Reads the tool calls of an output: <c>[{"name": …, "arguments": …}]</c>, or in the shape of OpenAI.</summary>
internal static class ToolCallList
{
    /// <summary>The calls in order; null where it is no such list, and why.</summary>
    public static IReadOnlyList<SpanToolCall>? Of(AppOutput output, out string? fault)
    {
        if (output.ToolCalls is not { ValueKind: JsonValueKind.Array } list)
        {
            fault = $"Expected a list of tool calls, found {Quote.Of(output.ToolCalls?.GetRawText() ?? "null")}.";
            return null;
        }

        var calls = list.EnumerateArray().Select(c => (Json: c, Call: ToolReader.Of(c))).ToList();
        var nameless = calls.FirstOrDefault(c => c.Call is null).Json;
        fault = nameless.ValueKind == JsonValueKind.Undefined ? null : $"Expected tool calls with a name, found {Quote.Of(nameless.GetRawText())}.";
        return fault is null ? [.. calls.Select(c => c.Call!)] : null;
    }

    /// <summary>A call as a text that is equal for equal calls.</summary>
    public static string Key(SpanToolCall call) => call.Arguments is { } arguments ? $"{call.Name} {CanonicalJson.Text(arguments)}" : call.Name;
}
