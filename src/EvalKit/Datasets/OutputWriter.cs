using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Datasets;

/// <summary>Writes what an app returned as <see cref="OutputReader"/> reads it.</summary>
internal static class OutputWriter
{
    public static JsonObject Of(AppOutput output)
    {
        var json = new JsonObject { [OutputReader.Response] = JsonSerializer.SerializeToNode(output.Value) };
        if (output.Context.Count > 0)
        {
            json[OutputReader.Context] = new JsonArray([.. output.Context.Select((text, rank) => Passage(text, output.ContextIds.ElementAtOrDefault(rank)))]);
        }

        Add(json, OutputReader.ToolCalls, List(output.ToolCalls));
        Add(json, OutputReader.Messages, List(output.Messages));
        Add(json, OutputReader.LatencyMs, output.RecordedLatency?.TotalMilliseconds);
        Add(json, OutputReader.TimeToFirstTokenMs, output.TimeToFirstToken?.TotalMilliseconds);
        if (output.Usage is { } usage)
        {
            json[OutputReader.Usage] = new JsonObject { ["input_tokens"] = usage.InputTokens, ["output_tokens"] = usage.OutputTokens };
        }

        Add(json, OutputReader.CostUsd, output.CostUsd);
        return json;
    }

    private static JsonNode Passage(string text, string? id) => id is null ? JsonValue.Create(text) : new JsonObject { ["id"] = id, ["content"] = text };

    /// <summary>What is no list the reader would refuse.</summary>
    private static JsonNode? List(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list ? JsonSerializer.SerializeToNode(list) : null;

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
