using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Records;

/// <summary>The tools of a request, the calls that a model makes of them and what they returned, as a recording holds them. The conversation is recorded; no tool is run for a replay.</summary>
internal static class ToolCallRecord
{
    private const string CallsName = "tool_calls";
    private const string ResultsName = "tool_results";

    /// <summary>Writes whether several calls at once are allowed, where the options say so.</summary>
    public static void WriteSeveral(Utf8JsonWriter writer, ChatOptions? options)
    {
        if (options?.AllowMultipleToolCalls is { } several)
        {
            writer.WriteBoolean("several_tool_calls", several);
        }
    }

    /// <summary>Writes how tools may be called, where the options say so.</summary>
    public static void WriteMode(Utf8JsonWriter writer, ChatOptions? options, RecordSpelling spelling)
    {
        const string Name = "tool_mode";
        const string Required = "required";
        switch (options?.ToolMode)
        {
            case null:
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteStartObject(Name);
                writer.WriteString(Required, spelling.Of(Required, name));
                writer.WriteEndObject();
                break;
            case RequiredChatToolMode:
                writer.WriteString(Name, Required);
                break;
            case NoneChatToolMode:
                writer.WriteString(Name, "none");
                break;
            default:
                writer.WriteString(Name, "auto");
                break;
        }
    }

    /// <summary>Writes the tools that the options declare.</summary>
    public static void WriteTools(Utf8JsonWriter writer, ChatOptions? options, RecordSpelling spelling)
    {
        if (options?.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        writer.WriteStartArray("tools");
        foreach (var tool in tools.Cast<AIFunctionDeclaration>())
        {
            writer.WriteStartObject();
            writer.WriteString("description", spelling.Of("description", tool.Description));
            writer.WriteString("name", spelling.Of("name", tool.Name));
            writer.WritePropertyName("schema");
            spelling.Write(writer, tool.JsonSchema);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the calls of a message, where it makes any.</summary>
    public static void WriteCalls(Utf8JsonWriter writer, IEnumerable<AIContent> contents, RecordSpelling spelling) =>
        Write(writer, CallsName, contents.OfType<FunctionCallContent>(), Call, spelling.WriteReply);

    /// <summary>Writes the results of calls in a message, where it has any.</summary>
    public static void WriteResults(Utf8JsonWriter writer, IEnumerable<AIContent> contents, RecordSpelling spelling) =>
        Write(writer, ResultsName, contents.OfType<FunctionResultContent>(), Result, spelling.Write);

    /// <summary>The calls of a recorded reply; none where it has none.</summary>
    /// <exception cref="FormatException">They are not in the form of a recording.</exception>
    public static IEnumerable<FunctionCallContent> CallsOf(JsonObject response) => response[CallsName] switch
    {
        null => [],
        JsonArray calls => calls.Select(CallOf),
        _ => throw Fault(),
    };

    /// <summary>Whether a record of a tool tells all that the model is told.</summary>
    public static bool IsWhole(AITool tool) => tool is AIFunctionDeclaration { AdditionalProperties: null or { Count: 0 } };

    /// <summary>Whether a message is calls, with or without a text before them, or nothing but results, and a record tells them wholly.</summary>
    public static bool IsWhole(IList<AIContent> contents)
    {
        var rest = contents is [TextContent { AdditionalProperties: null or { Count: 0 } }, ..] ? contents.Skip(1).ToList() : contents;
        return rest.Count > 0
            && rest.All(c => c.AdditionalProperties is null or { Count: 0 })
            && (rest.All(c => c is FunctionCallContent call && IsWhole(call)) || (rest.Count == contents.Count && rest.All(c => c is FunctionResultContent { Exception: null, Result: string or JsonElement })));
    }

    /// <summary>Whether a record tells a call wholly: an argument of a type of the program's own has no one form.</summary>
    public static bool IsWhole(FunctionCallContent call) =>
        call.Exception is null && (call.Arguments is null || call.Arguments.Values.All(v => v is null or string or bool or int or long or double or decimal or JsonElement or JsonNode));

    private static void Write<T>(Utf8JsonWriter writer, string name, IEnumerable<T> contents, Func<T, JsonNode> form, Action<Utf8JsonWriter, JsonNode?> spell)
        where T : AIContent
    {
        var written = contents.Select(form).ToArray();
        if (written.Length > 0)
        {
            writer.WritePropertyName(name);
            spell(writer, new JsonArray(written));
        }
    }

    private static JsonObject Call(FunctionCallContent call) => new()
    {
        ["id"] = call.CallId,
        ["name"] = call.Name,
        ["arguments"] = call.Arguments is null ? null : new JsonObject(call.Arguments.Select(a => KeyValuePair.Create(a.Key, JsonSerializer.SerializeToNode(a.Value)))),
    };

    private static JsonObject Result(FunctionResultContent result) => new() { ["id"] = result.CallId, ["result"] = JsonSerializer.SerializeToNode(result.Result) };

    private static FunctionCallContent CallOf(JsonNode? node)
    {
        if (node is not JsonObject call || TextOf(call["id"]) is not { } id || TextOf(call["name"]) is not { } name || call["arguments"] is not (null or JsonObject))
        {
            throw Fault();
        }

        return new FunctionCallContent(id, name, (call["arguments"] as JsonObject)?.ToDictionary(a => a.Key, a => a.Value is null ? null : (object?)JsonSerializer.SerializeToElement(a.Value), StringComparer.Ordinal));
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static FormatException Fault() => new($"expected '{CallsName}' to be a list of objects with the texts 'id' and 'name' and an object or null as 'arguments'");
}
