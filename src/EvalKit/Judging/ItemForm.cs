using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>A list of items that get a verdict each: facts, claims, guidelines, passages. Immutable.</summary>
/// <param name="Name">The list's name in the reply.</param>
/// <param name="Menu">The labels that an item may get.</param>
internal sealed record ItemForm(string Name, IReadOnlyList<string> Menu)
{
    public const string Item = "item";
    public const string Verdict = "verdict";

    /// <summary>The source whose facts the judge finds itself.</summary>
    public const string Expectations = "expectations";

    /// <summary>The values that the source of items can be.</summary>
    public static readonly IReadOnlyList<string> Sources = ["context", "guidelines", "expectations.guidelines", Expectations];

    /// <summary>
    /// Where the items come from, one of <see cref="Sources"/>. The elements of a list are named by their position from 1 and are judged once each. Of
    /// <see cref="Expectations"/> the judge finds the facts itself, at least as many as the case lists. Null where the judge finds the items, however many there are.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>Whether an item is named by its position in a list of the case.</summary>
    public bool IsNumbered => Of is not null and not Expectations;

    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [Item] = new JsonObject { ["type"] = IsNumbered ? "integer" : "string" },
                [Verdict] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Menu.Select(m => (JsonNode)m)]) },
            },
            ["required"] = new JsonArray(Item, Verdict),
            ["additionalProperties"] = false,
        },
    };
}
