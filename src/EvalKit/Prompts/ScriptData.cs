using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scriban.Parsing;
using Scriban.Runtime;

namespace EvalKit.Prompts;

/// <summary>Turns data into the values that a template may see: script objects, arrays, texts, numbers, bools, nothing of the CLR.</summary>
internal static class ScriptData
{
    private static readonly string[] KnownExpectations = [ExpectedResponses.Field, ExpectedFacts.Field, "guidelines", "expected_retrieved_context", "expected_tool_calls"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ScriptObject Of(PromptData data) => data.IsInputsOnly ? Inputs(data) : All(data);

    public static string ToJson(object value, SourceSpan span) => ToNode(value, span)?.ToJsonString(Readable) ?? "null";

    private static ScriptObject Inputs(PromptData data) => new() { ["inputs"] = Of("inputs", data.Inputs), ["block"] = new BlockFunction(data.Boundary, data.Spotlighting) };

    private static ScriptObject All(PromptData data)
    {
        var expectations = Of("expectations", data.Expectations);
        foreach (var name in KnownExpectations.Where(n => !expectations.ContainsKey(n)))
        {
            expectations[name] = new AbsentValue("expectations." + name);
        }

        var all = new ScriptObject
        {
            ["inputs"] = Of("inputs", data.Inputs),
            ["expectations"] = expectations,
            ["context"] = data.Context.Count > 0
                ? new UntrustedText(new PromptBlock("context", IsJson: true, JsonSerializer.Serialize(data.Context, Readable)))
                : new AbsentValue("context"),
            ["outputs"] = Untrusted("outputs", data.Outputs),
            ["reference"] = Untrusted("reference", data.Reference),
            ["conversation"] = Untrusted("conversation", data.Conversation),
            ["trace"] = Untrusted("trace", data.Trace),
            ["guidelines"] = data.Guidelines.Count > 0 ? new ScriptArray(data.Guidelines.Select(CanonicalJson.Normalize)) : new AbsentValue("guidelines"),
            ["block"] = new BlockFunction(data.Boundary, data.Spotlighting),
        };
        foreach (var (name, text) in data.Texts)
        {
            all[name] = text;
        }

        return all;
    }

    private static ScriptObject Untrusted(string name, string? text) =>
        text is null ? new AbsentValue(name) : new UntrustedText(new PromptBlock(name, IsJson: false, text));

    private static ScriptObject Of(string root, CaseFields fields)
    {
        var values = new ScriptObject();
        foreach (var (name, value) in fields)
        {
            values[name] = Of(value) ?? new AbsentValue($"{root}.{name}");
        }

        return values;
    }

    private static object? Of(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new ScriptObject();
                foreach (var member in value.EnumerateObject())
                {
                    members[member.Name] = Of(member.Value)!;
                }

                return members;
            case JsonValueKind.Array:
                return new ScriptArray(value.EnumerateArray().Select(Of));
            case JsonValueKind.String:
                return CanonicalJson.Normalize(value.GetString()!);
            case JsonValueKind.Number:
                return value.TryGetInt64(out var integer) ? integer : value.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static JsonNode? ToNode(object? value, SourceSpan span) => value switch
    {
        null or AbsentValue => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        UntrustedText => throw new PromptException(span, "an untrusted value must be the whole block"),
        ScriptArray items => new JsonArray([.. items.Select(i => ToNode(i, span))]),
        ScriptObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, ToNode(m.Value, span)))),
        _ => throw new PromptException(span, $"a value of type {value.GetType().Name} cannot stand in a block"),
    };
}
