using System.Text.Json;

namespace EvalKit;

/// <summary>
/// Reads messages in the shape of OpenAI's chat, and what others write like it: contents of parts, calls and results of tools among them. A message with results of tools is
/// a turn for each.
/// </summary>
internal static class TurnReader
{
    private const string Tool = "tool";
    private static readonly string[] CallParts = ["tool_use", "tool_call", "tool-call", "function_call"];
    private static readonly string[] ResultParts = ["tool_result", "tool-result", "tool_call_response"];
    private static readonly string[] TextParts = ["text", "input_text", "output_text"];
    private static readonly string[] ArgumentNames = ["arguments", "input", "args", "kwargs"];
    private static readonly string[] ResultNames = ["content", "result", "response", "output"];
    private static readonly string[] CallIdNames = ["tool_call_id", "tool_use_id", "toolCallId", "id"];

    /// <summary>The turns; none where there is no value or it is an empty list.</summary>
    /// <param name="messages">The messages: a list, or JSON of one inside a text.</param>
    /// <param name="path">Where they stand, for the fault.</param>
    /// <param name="fault">Why they cannot be read, as a sentence; null when they can.</param>
    public static IReadOnlyList<ConversationTurn> Read(JsonElement? messages, string path, out string? fault)
    {
        try
        {
            fault = null;
            if (messages is not { } value || Parsed(value) is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } list)
            {
                return [];
            }

            if (list.ValueKind != JsonValueKind.Array)
            {
                fault = $"Expected {path} to be a list of messages, such as [{{\"role\": \"user\", \"content\": \"…\"}}], found {Named(list.ValueKind)}.";
                return [];
            }

            return Turns(list, path, out fault);
        }
        catch (InvalidOperationException)
        {
            fault = $"{path} holds text that is no valid Unicode: half a surrogate pair.";
            return [];
        }
    }

    private static List<ConversationTurn> Turns(JsonElement list, string path, out string? fault)
    {
        var turns = new List<ConversationTurn>();
        var tools = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, message) in list.EnumerateArray().Index())
        {
            if (TextOf(message, "role") is not { Length: > 0 } role)
            {
                fault = FormattableString.Invariant($"Expected {path}[{index}] to be an object with a 'role', such as {{\"role\": \"user\", \"content\": \"…\"}}, found {(message.ValueKind == JsonValueKind.Object ? "one without" : Named(message.ValueKind))}.");
                return [];
            }

            turns.AddRange(Turns(message, role, tools));
        }

        fault = null;
        return turns;
    }

    private static IEnumerable<ConversationTurn> Turns(JsonElement message, string role, Dictionary<string, string> tools)
    {
        var content = Find(message, "content") ?? Find(message, "parts");
        var parts = Items(content);
        var results = parts.Where(p => ResultParts.Contains(TextOf(p, "type"), StringComparer.Ordinal)).ToList();
        var calls = CallsOf(message, parts, tools).ToList();
        var text = content is { ValueKind: not JsonValueKind.Array } one ? JsonText.Of(one) ?? "" : string.Concat(parts.Select(PartText));
        foreach (var result in results)
        {
            yield return new ConversationTurn(Tool, ResultText(result)) { Tool = ToolOf(result, tools) };
        }

        if (results.Count == 0 || text.Length > 0 || calls.Count > 0)
        {
            yield return new ConversationTurn(role, text) { ToolCalls = calls, Tool = role is Tool or "function" ? ToolOf(message, tools) : null };
        }
    }

    private static IEnumerable<ConversationToolCall> CallsOf(JsonElement message, List<JsonElement> parts, Dictionary<string, string> tools)
    {
        var written = Items(Find(message, "tool_calls")).Concat(Find(message, "function_call") is { ValueKind: JsonValueKind.Object } single ? [single] : [])
            .Concat(parts.Where(p => CallParts.Contains(TextOf(p, "type"), StringComparer.Ordinal)));
        foreach (var call in written.Where(c => c.ValueKind == JsonValueKind.Object))
        {
            var function = Find(call, "function") is { ValueKind: JsonValueKind.Object } inner ? inner : call;
            var name = TextOf(function, "name") ?? TextOf(function, "toolName") ?? "";
            if (IdOf(call) is { } id)
            {
                tools[id] = name;
            }

            yield return new ConversationToolCall(name, First(function, ArgumentNames) is { } arguments ? JsonText.Of(arguments) ?? "" : "");
        }
    }

    private static string? ToolOf(JsonElement result, Dictionary<string, string> tools) =>
        TextOf(result, "name") ?? TextOf(result, "toolName") ?? (IdOf(result) is { } id && tools.TryGetValue(id, out var name) ? name : null);

    private static string? IdOf(JsonElement value) => CallIdNames.Select(n => TextOf(value, n)).FirstOrDefault(t => t is not null);

    private static string ResultText(JsonElement part) =>
        First(part, ResultNames) is not { } result ? "" : Items(result) is { Count: > 0 } items && items.TrueForAll(i => TextOf(i, "text") is not null) ? string.Concat(items.Select(PartText)) : JsonText.Of(result) ?? "";

    /// <summary>The text of a part; a part that is none stands for itself, so that a picture is not silence.</summary>
    private static string PartText(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.String)
        {
            return part.GetString()!;
        }

        var type = TextOf(part, "type");
        return type is null || TextParts.Contains(type, StringComparer.Ordinal) ? TextOf(part, "text") ?? TextOf(part, "content") ?? ""
            : CallParts.Contains(type, StringComparer.Ordinal) || ResultParts.Contains(type, StringComparer.Ordinal) ? ""
            : $"[{type}]";
    }

    private static JsonElement Parsed(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString()!.AsSpan().TrimStart() is not ['[', ..])
        {
            return value;
        }

        try
        {
            return JsonElement.Parse(value.GetString()!);
        }
        catch (JsonException)
        {
            return value; // A text that only begins like JSON.
        }
    }

    private static JsonElement? First(JsonElement value, string[] names) => names.Select(n => Find(value, n)).FirstOrDefault(v => v is not null);

    private static JsonElement? Find(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? TextOf(JsonElement value, string name) => Find(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static List<JsonElement> Items(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
