using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing.Import;

/// <summary>Attributes of files as JSON values, no more and no longer than may be kept.</summary>
internal static class ImportValues
{
    /// <summary>A list of <c>{key, value}</c>, as OTLP has it, or an object.</summary>
    public static CaseFields Attributes(JsonElement? attributes, ref int cut)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs(attributes))
        {
            if (name.Length > TraceLimits.NameLength || (values.Count == TraceLimits.Attributes && !values.ContainsKey(name)))
            {
                cut++;
            }
            else
            {
                values[name] = Kept(value, ref cut);
            }
        }

        return values.Count == 0 ? CaseFields.Empty : new CaseFields(values);
    }

    /// <summary>A text that is no longer than may be kept.</summary>
    public static string? Text(JsonElement? owner, string name, ref int cut) => JsonMembers.Text(owner, name) is { } text ? AttributeValues.CutToDefault(text, ref cut) : null;

    private static IEnumerable<(string Name, JsonElement Value)> Pairs(JsonElement? attributes) => attributes is { ValueKind: JsonValueKind.Object }
        ? JsonMembers.Of(attributes.Value).Select(m => (m.Key, m.Value))
        : JsonMembers.Items(attributes).Select(a => (JsonMembers.Text(a, "key") ?? "", Plain(JsonMembers.Find(a, "value")))).Where(a => a.Item1.Length > 0);

    private static JsonElement Plain(JsonElement? value) => JsonSerializer.SerializeToElement(Node(value));

    /// <summary>A value without OTLP's wrapping: <c>{"intValue": "5"}</c> is 5.</summary>
    private static JsonNode? Node(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } wrapped || JsonMembers.Of(wrapped).ToList() is not [var member, ..])
        {
            return value is { } bare ? JsonNode.Parse(bare.GetRawText()) : null;
        }

        var kind = member.Key;
        return kind switch
        {
            "stringValue" or "bytesValue" => JsonMembers.TextOf(member.Value),
            "intValue" when JsonMembers.TextOf(member.Value) is { } text && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var whole) => whole,
            "arrayValue" => new JsonArray([.. JsonMembers.Items(JsonMembers.Find(member.Value, "values")).Take(TraceLimits.Items).Select(i => Node(i))]),
            "kvlistValue" => Object(member.Value),
            _ => JsonNode.Parse(member.Value.GetRawText()),
        };
    }

    private static JsonObject Object(JsonElement list)
    {
        var json = new JsonObject();
        foreach (var (name, value) in JsonMembers.Items(JsonMembers.Find(list, "values")).Select(p => (JsonMembers.Text(p, "key"), JsonMembers.Find(p, "value"))))
        {
            if (name is not null)
            {
                json[name] = Node(value);
            }
        }

        return json;
    }

    private static JsonElement Kept(JsonElement value, ref int cut) => value.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.SerializeToElement(AttributeValues.CutToDefault(JsonMembers.TextOf(value) ?? "", ref cut)),
        JsonValueKind.Object or JsonValueKind.Array when value.GetRawText() is { Length: > TraceLimits.TextLength } json => JsonSerializer.SerializeToElement(AttributeValues.CutToDefault(json, ref cut)),
        _ => value,
    };
}
