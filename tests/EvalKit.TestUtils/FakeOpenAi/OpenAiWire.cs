using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class OpenAiWire : FakeWire
{
    public override JsonObject Message(FakeAnswer answer)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text };
        if (answer.Refusal is not null)
        {
            message["refusal"] = answer.Refusal;
        }

        if (answer.Call is { } call)
        {
            message["tool_calls"] = new JsonArray(Call(call, call.Arguments.ToJsonString()));
        }

        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = answer.Finish };
        if (answer.LogProbabilities is { } tokens)
        {
            choice["logprobs"] = new JsonObject { ["content"] = tokens.DeepClone(), ["refusal"] = null };
        }

        var completion = Completion("chat.completion", choice);
        completion["usage"] = Usage();
        return completion;
    }

    public override IEnumerable<string> Events(FakeAnswer answer)
    {
        foreach (var piece in answer.Text is null ? [] : Pieces(answer.Text))
        {
            yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = piece }, null);
        }

        if (answer.Refusal is not null)
        {
            yield return Chunk(new JsonObject { ["refusal"] = answer.Refusal }, null);
        }

        if (answer.Call is { } call)
        {
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(Call(call, "")) }, null);
            foreach (var piece in Pieces(call.Arguments.ToJsonString()))
            {
                yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = piece } }) }, null);
            }
        }

        yield return Chunk([], answer.Finish);
        var usage = Completion("chat.completion.chunk");
        usage["usage"] = Usage();
        yield return $"data: {usage.ToJsonString()}\n\n";
        yield return "data: [DONE]\n\n";
    }

    public override JsonObject Error(string message, string code) => new() { ["error"] = new JsonObject { ["message"] = message, ["type"] = "fake", ["code"] = code } };

    private static JsonObject Call((string Name, JsonObject Arguments) call, string arguments) => new()
    {
        ["index"] = 0,
        ["id"] = "call-1",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };

    private static string Chunk(JsonObject delta, string? finish) =>
        $"data: {Completion("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }).ToJsonString()}\n\n";

    private static JsonObject Completion(string what, params JsonNode[] choices) => new()
    {
        ["id"] = "chatcmpl-fake",
        ["object"] = what,
        ["created"] = 1700000000,
        ["model"] = "fake-model",
        ["choices"] = new JsonArray(choices),
    };

    private static JsonObject Usage() => new()
    {
        ["prompt_tokens"] = FakeAnswer.InputTokens,
        ["completion_tokens"] = FakeAnswer.OutputTokens,
        ["total_tokens"] = FakeAnswer.InputTokens + FakeAnswer.OutputTokens,
    };
}
