using System.Text.Json.Nodes;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>Right calls with one mistake each.</summary>
internal static class BfclMistakes
{
    public static IReadOnlyList<(string Kind, Func<BfclRow, JsonArray, IEnumerable<JsonArray>> Of)> All { get; } =
    [
        ("a required argument is dropped", (row, calls) => OfArguments(row, calls, (arguments, name, _) => arguments.Remove(name))),
        ("an extra call", (_, calls) => [Extended(calls, calls[^1]!.DeepClone()), Extended(calls, new JsonObject { ["name"] = "no_such_tool", ["arguments"] = new JsonObject() })]),
        ("a call is left out", (_, calls) => [[.. calls.Skip(1).Select(c => c!.DeepClone())]]),
        ("an argument that is not expected", (_, calls) => [Changed(calls, 0, c => c["arguments"]!["no_such_argument"] = 1)]),
        ("another tool", (_, calls) => [Changed(calls, 0, c => c["name"] = (string)c["name"]! + "_2")]),
        ("a wrong type", (row, calls) => OfArguments(row, calls, (arguments, name, value) => arguments[name] = OtherType(value))),
        ("a wrong value", (row, calls) => OfArguments(row, calls, (arguments, name, value) => arguments[name] = OtherValue(value))),
    ];

    /// <summary>One mistake at a time, in each argument that must be there and has a value.</summary>
    private static IEnumerable<JsonArray> OfArguments(BfclRow row, JsonArray calls, Action<JsonObject, string, JsonNode?> mistake)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            var allowed = row.Expected[i]!.AsObject().Single().Value!.AsObject();
            foreach (var (name, value) in calls[i]!["arguments"]!.AsObject())
            {
                if (allowed[name] is JsonArray { Count: > 0 } values && !values.Any(v => v is JsonValue t && t.TryGetValue(out string? text) && text.Length == 0) && !IsEitherBool(values))
                {
                    yield return Changed(calls, i, c => mistake(c["arguments"]!.AsObject(), name, value));
                }
            }
        }
    }

    private static bool IsEitherBool(JsonArray values) => values.Count(v => v is JsonValue b && b.TryGetValue(out bool _)) > 1;

    private static JsonNode OtherType(JsonNode? value) => value is JsonValue text && text.TryGetValue(out string? _) ? JsonValue.Create(20_777) : JsonValue.Create("a text of another type");

    private static JsonNode OtherValue(JsonNode? value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(i => i?.DeepClone()), list.Count == 0 ? JsonValue.Create("zq") : OtherValue(list[^1])]),
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())).Append(KeyValuePair.Create<string, JsonNode?>("zq", 1))),
        JsonValue b when b.TryGetValue(out bool truth) => JsonValue.Create(!truth),
        JsonValue n when n.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonNode.Parse("9876" + n.ToJsonString().TrimStart('-'))!,
        JsonValue text => JsonValue.Create(text.GetValue<string>() + "zq"),
        null => JsonValue.Create("zq"),
        _ => throw new InvalidOperationException(),
    };

    private static JsonArray Extended(JsonArray calls, JsonNode call) => [.. calls.Select(c => c!.DeepClone()), call];

    private static JsonArray Changed(JsonArray calls, int index, Action<JsonObject> change)
    {
        var changed = calls.DeepClone().AsArray();
        change(changed[index]!.AsObject());
        return changed;
    }
}
