using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Tool calls as datasets write them: <c>[{"name": "search", "arguments": {…}, "result": …}]</c>.</summary>
internal static class ToolCallJson
{
    public static JsonElement Of(IEnumerable<SpanToolCall> calls) => JsonSerializer.SerializeToElement(new JsonArray([.. calls.Select(Of)]));

    private static JsonObject Of(SpanToolCall call)
    {
        var json = new JsonObject { ["name"] = call.Name };
        if (call.Arguments is { } arguments)
        {
            json["arguments"] = JsonSerializer.SerializeToNode(arguments);
        }

        if (call.Result is { } result)
        {
            json["result"] = JsonSerializer.SerializeToNode(result);
        }

        return json;
    }
}
