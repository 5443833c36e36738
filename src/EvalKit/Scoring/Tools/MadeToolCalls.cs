using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The calls of tools that an app made: those that it tells, else those in its messages.</summary>
internal static class MadeToolCalls
{
    private static readonly string[] PartTypes = ["tool_use", "tool_call", "function_call"];

    /// <summary>Finds the calls, in order.</summary>
    /// <param name="output">The output.</param>
    /// <param name="fault">Why they are not known; null when they are.</param>
    public static IReadOnlyList<ToolCall> Of(AppOutput output, out string? fault)
    {
        var values = output.ToolCalls is { ValueKind: JsonValueKind.Array } told ? [.. told.EnumerateArray()]
            : output.Messages is { ValueKind: JsonValueKind.Array } messages ? messages.EnumerateArray().SelectMany(InMessage).ToList()
            : null;
        if (values is null)
        {
            fault = "The app told neither its tool calls nor its messages. Return them beside the answer (AppOutput.ToolCalls), or record them in outputs.tool_calls or outputs.messages.";
            return [];
        }

        var calls = values.Select(ToolCallReader.Read).ToList();
        var broken = calls.IndexOf(null);
        fault = broken < 0
            ? null
            : FormattableString.Invariant($"Tool call {broken + 1} of the output cannot be read: expected {{\"name\": …, \"arguments\": {{…}}}}, found {Quote.Of(values[broken].GetRawText())}.");
        return fault is null ? [.. calls.OfType<ToolCall>()] : [];
    }

    private static IEnumerable<JsonElement> InMessage(JsonElement message)
    {
        if (ToolCallReader.TextOf(message, "role") != "assistant")
        {
            return [];
        }

        var calls = Items(message, "tool_calls");
        if (calls.Count == 0 && message.TryGetProperty("function_call", out var one) && one.ValueKind == JsonValueKind.Object)
        {
            calls.Add(one);
        }

        return [.. calls, .. Items(message, "content").Concat(Items(message, "parts")).Where(part => PartTypes.Contains(ToolCallReader.TextOf(part, "type")))];
    }

    private static List<JsonElement> Items(JsonElement message, string member) =>
        message.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
