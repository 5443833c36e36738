using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>The tools of a request, the calls that a model makes of them and what they returned, as a recording holds them. The conversation is recorded; no tool is run for a replay.</summary>
internal static class ToolCallRecord
{
    private const string CallsName = "tool_calls";
    private const string ResultsName = "tool_results";

    /// <summary>Adds the tools that the options declare, and how they may be called.</summary>
    public static void AddTools(JsonObject options, ChatOptions? asked)
    {
        if (asked?.Tools is { Count: > 0 } tools)
        {
            options["tools"] = new JsonArray([.. tools.Cast<AIFunctionDeclaration>().Select(Tool)]);
        }

        if (asked?.ToolMode is { } mode)
        {
            options["tool_mode"] = mode switch
            {
                RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["required"] = name },
                RequiredChatToolMode => "required",
                NoneChatToolMode => "none",
                _ => "auto",
            };
        }

        if (asked?.AllowMultipleToolCalls is { } several)
        {
            options["several_tool_calls"] = several;
        }
    }

    /// <summary>Adds the calls and results of a message.</summary>
    public static void AddCalls(JsonObject message, IEnumerable<AIContent> contents)
    {
        var calls = contents.OfType<FunctionCallContent>().Select(Call).ToArray<JsonNode?>();
        if (calls.Length > 0)
        {
            message[CallsName] = new JsonArray(calls);
        }

        var results = contents.OfType<FunctionResultContent>().Select(Result).ToArray<JsonNode?>();
        if (results.Length > 0)
        {
            message[ResultsName] = new JsonArray(results);
        }
    }

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

    private static JsonObject Tool(AIFunctionDeclaration tool) => new()
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["schema"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
    };

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
