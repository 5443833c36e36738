using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Messages in the shape of OpenAI chat messages.</summary>
internal static class MessagesJson
{
    public static JsonElement Of(IEnumerable<SpanMessage> messages) => JsonSerializer.SerializeToElement(new JsonArray([.. messages.Select(Of)]));

    private static JsonObject Of(SpanMessage message)
    {
        var json = new JsonObject { ["role"] = message.Role, ["content"] = message.Text };
        if (message.ToolCalls.Count > 0)
        {
            json["tool_calls"] = new JsonArray([.. message.ToolCalls.Select(c => new JsonObject
            {
                ["id"] = c.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = c.Name, ["arguments"] = c.Arguments is { } arguments ? JsonMembers.TextOf(arguments) ?? arguments.GetRawText() : null },
            })]);
        }

        if (message.ToolCallId is { } id)
        {
            json["tool_call_id"] = id;
        }

        return json;
    }
}
