using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>A list of items that get a verdict each: facts, claims, guidelines, passages. Immutable.</summary>
/// <param name="Name">The list's name in the reply.</param>
/// <param name="Menu">The labels that an item may get.</param>
internal sealed record ItemForm(string Name, IReadOnlyList<string> Menu)
{
    public const string Item = "item";
    public const string Verdict = "verdict";

    /// <summary>The values that a list of a case can be.</summary>
    public static readonly IReadOnlyList<string> Sources = ["context", "guidelines", "expectations.guidelines"];

    /// <summary>Where the items stand, one of <see cref="Sources"/>: each of them is named by its position from 1 and is judged once. Null where the judge finds the items itself.</summary>
    public string? Of { get; init; }

    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [Item] = new JsonObject { ["type"] = Of is null ? "string" : "integer" },
                [Verdict] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Menu.Select(m => (JsonNode)m)]) },
            },
            ["required"] = new JsonArray(Item, Verdict),
            ["additionalProperties"] = false,
        },
    };
}
