using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>Anthropic's messages. It has no field for a refusal: the model's own words stand in the text, and the reason to stop says it.</summary>
internal sealed class AnthropicWire : FakeWire
{
    public override JsonObject Message(FakeAnswer answer) => Head(new JsonArray([.. Blocks(answer)]), StopReason(answer), FakeAnswer.OutputTokens);

    public override IEnumerable<string> Events(FakeAnswer answer)
    {
        yield return Event(new JsonObject { ["type"] = "message_start", ["message"] = Head([], null, 1) });
        var index = 0;
        foreach (var block in Blocks(answer))
        {
            var isText = (string?)block["type"] == "text";
            var content = isText ? (string)block["text"]! : block["input"]!.ToJsonString();
            block[isText ? "text" : "input"] = isText ? "" : new JsonObject();
            yield return Event(new JsonObject { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = block });
            foreach (var piece in Pieces(content))
            {
                var delta = isText ? new JsonObject { ["type"] = "text_delta", ["text"] = piece } : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = piece };
                yield return Event(new JsonObject { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta });
            }

            yield return Event(new JsonObject { ["type"] = "content_block_stop", ["index"] = index++ });
        }

        yield return Event(new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = StopReason(answer), ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = FakeAnswer.OutputTokens },
        });
        yield return Event(new JsonObject { ["type"] = "message_stop" });
    }

    public override JsonObject Error(string message, string code) => new() { ["type"] = "error", ["error"] = new JsonObject { ["type"] = code, ["message"] = message } };

    private static IEnumerable<JsonObject> Blocks(FakeAnswer answer)
    {
        if ((answer.Refusal ?? answer.Text) is { Length: > 0 } text)
        {
            yield return new JsonObject { ["type"] = "text", ["text"] = text };
        }

        if (answer.Call is { } call)
        {
            yield return new JsonObject { ["type"] = "tool_use", ["id"] = "call-1", ["name"] = call.Name, ["input"] = call.Arguments.DeepClone() };
        }
    }

    private static string StopReason(FakeAnswer answer) => answer switch
    {
        { Refusal: not null } or { Finish: "content_filter" } => "refusal",
        { Finish: "length" } => "max_tokens",
        { Finish: "tool_calls" } => "tool_use",
        _ => "end_turn",
    };

    private static JsonObject Head(JsonArray content, string? stop, int outputTokens) => new()
    {
        ["id"] = "msg-fake",
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = "fake-model",
        ["content"] = content,
        ["stop_reason"] = stop,
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = FakeAnswer.InputTokens, ["output_tokens"] = outputTokens },
    };

    private static string Event(JsonObject data) => $"event: {(string)data["type"]!}\ndata: {data.ToJsonString()}\n\n";
}
