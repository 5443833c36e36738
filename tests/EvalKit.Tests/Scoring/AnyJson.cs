using System.Text.Json.Nodes;
using CsCheck;

namespace EvalKit.Tests.Scoring;

/// <summary>Any JSON: scalars of every kind, numbers of every size, nested lists and maps.</summary>
internal static class AnyJson
{
    public static readonly Gen<JsonNode?> Scalar = Gen.OneOf<JsonNode?>(
        Gen.OneOf("", "a", "A b", "name", "{\"a\": 1}", "[1]", "é", "🍕", "\0", "5", "/", "~").Select(t => (JsonNode?)JsonValue.Create(t)),
        Gen.OneOf("0", "1", "-1", "1.0", "1e400", "-0", "0.1", "12345678901234567890123", "1E-400").Select(n => JsonNode.Parse(n)),
        Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
        Gen.Const((JsonNode?)null));

    public static readonly Gen<JsonNode?> Value = Nested(Scalar, 3);

    /// <summary>JSON whose numbers are of a usual size.</summary>
    public static readonly Gen<JsonNode?> Usual = Nested(
        Gen.OneOf<JsonNode?>(Gen.OneOf("", "a", "A b", "5").Select(t => (JsonNode?)JsonValue.Create(t)), Gen.OneOf("0", "1", "1.0", "-0", "0.1", "5").Select(n => JsonNode.Parse(n)), Gen.Const((JsonNode?)null)), 2);

    private static Gen<JsonNode?> Nested(Gen<JsonNode?> scalar, int depth) => depth == 0 ? scalar : Gen.OneOf(
        scalar,
        Nested(scalar, depth - 1).Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])),
        Gen.Select(Gen.OneOf("name", "arguments", "function", "x", "", "a/b", "type", "parameters"), Nested(scalar, depth - 1)).Array[0, 3].Select(Map));

    private static JsonNode? Map((string Name, JsonNode? Value)[] members)
    {
        var map = new JsonObject();
        foreach (var (name, value) in members)
        {
            map[name] = value?.DeepClone();
        }

        return map;
    }
}
