using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Providers.Tests.Cassettes;

/// <summary>What a recorded reply says, read from its JSON or its events without any client.</summary>
/// <param name="Text">The text for the user.</param>
/// <param name="Calls">The tool calls: name and arguments.</param>
/// <param name="InputTokens">Tokens sent, those of a prompt cache included; null where it does not say.</param>
/// <param name="OutputTokens">Tokens received.</param>
internal sealed record RecordedAnswer(string Text, IReadOnlyList<(string Name, JsonNode Arguments)> Calls, long? InputTokens, long? OutputTokens)
{
    public static RecordedAnswer OfOpenAi(Cassette cassette)
    {
        var parts = cassette.IsStream ? Events(cassette.Body).ToList() : [JsonNode.Parse(cassette.Body)!.AsObject()];
        var text = new StringBuilder();
        var calls = new SortedDictionary<int, (string Name, string Arguments)>();
        foreach (var said in parts.SelectMany(p => p["choices"]?.AsArray() ?? []).Select(c => c!["delta"] ?? c["message"]).OfType<JsonObject>())
        {
            text.Append((string?)said["content"]);
            var index = 0;
            foreach (var call in said["tool_calls"] as JsonArray ?? [])
            {
                var at = cassette.IsStream ? (int?)call!["index"] ?? 0 : index++;
                var (name, arguments) = calls.GetValueOrDefault(at, ("", ""));
                calls[at] = (name + (string?)call!["function"]!["name"], arguments + (string?)call["function"]!["arguments"]);
            }
        }

        var usage = parts.Select(p => p["usage"]).LastOrDefault(u => u is JsonObject);
        return new RecordedAnswer(
            text.ToString(), [.. calls.Values.Select(c => (c.Name, JsonNode.Parse(c.Arguments)!))], (long?)usage?["prompt_tokens"], (long?)usage?["completion_tokens"]);
    }

    public static RecordedAnswer OfAnthropic(Cassette cassette)
    {
        if (!cassette.IsStream)
        {
            var message = JsonNode.Parse(cassette.Body)!;
            var blocks = message["content"]!.AsArray();
            return new RecordedAnswer(
                string.Concat(blocks.Where(b => (string?)b!["type"] == "text").Select(b => (string?)b!["text"])),
                [.. blocks.Where(b => (string?)b!["type"] == "tool_use").Select(b => ((string)b!["name"]!, b["input"]!))],
                Input(message["usage"]!),
                (long?)message["usage"]!["output_tokens"]);
        }

        var text = new StringBuilder();
        var calls = new SortedDictionary<int, (string Name, string Arguments)>();
        JsonNode? first = null, last = null;
        foreach (var data in Events(cassette.Body))
        {
            first ??= data["message"]?["usage"];
            last = data["usage"] ?? last;
            var index = (int?)data["index"] ?? 0;
            if ((string?)data["content_block"]?["type"] == "tool_use")
            {
                calls[index] = ((string)data["content_block"]!["name"]!, "");
            }

            text.Append((string?)data["delta"]?["text"]);
            if ((string?)data["delta"]?["partial_json"] is { } piece)
            {
                calls[index] = (calls[index].Name, calls[index].Arguments + piece);
            }
        }

        return new RecordedAnswer(text.ToString(), [.. calls.Values.Select(c => (c.Name, JsonNode.Parse(c.Arguments)!))], Input(first!), (long?)last!["output_tokens"]);
    }

    private static long Input(JsonNode usage) =>
        ((long?)usage["input_tokens"] ?? 0) + ((long?)usage["cache_read_input_tokens"] ?? 0) + ((long?)usage["cache_creation_input_tokens"] ?? 0);

    private static IEnumerable<JsonObject> Events(string body) => body.Split('\n')
        .Where(l => l.StartsWith("data:", StringComparison.Ordinal) && !l.Contains("[DONE]", StringComparison.Ordinal))
        .Select(l => JsonNode.Parse(l[5..])!.AsObject());
}
