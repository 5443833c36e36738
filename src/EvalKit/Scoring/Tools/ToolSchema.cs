using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Turns a tool's declaration into a JSON schema: the type names of Python, Java and JavaScript become those of JSON schema.</summary>
internal static class ToolSchema
{
    private static readonly string[] Data = ["const", "enum", "default", "examples", "description"];

    public static JsonElement Of(JsonElement declared) => JsonSerializer.SerializeToElement(Rewrite(JsonSerializer.SerializeToNode(declared)));

    private static JsonNode? Rewrite(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            return new JsonArray([.. list.Select(item => Rewrite(item?.DeepClone()))]);
        }

        if (node is not JsonObject map)
        {
            return node?.DeepClone();
        }

        var rewritten = new JsonObject();
        foreach (var (name, value) in map)
        {
            if (name == "type" && value is JsonValue text && text.TryGetValue(out string? type))
            {
                if (ArgumentType.InJsonSchema(type) is { } known)
                {
                    rewritten[name] = known;
                }
            }
            else
            {
                rewritten[name] = Data.Contains(name) ? value?.DeepClone() : Rewrite(value);
            }
        }

        return rewritten;
    }
}
