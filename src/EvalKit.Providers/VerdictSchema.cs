using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>What a request's schema asks for beside a verdict of yes or no.</summary>
/// <param name="Lists">Its lists, each with the labels that its items get; no labels for a list of texts.</param>
internal sealed record VerdictSchema(IReadOnlyList<(string Name, IReadOnlyList<string> Menu)> Lists)
{
    /// <summary>The schema of a request; null when it does not ask for a verdict of yes or no.</summary>
    public static VerdictSchema? Of(ChatOptions? options)
    {
        if (options?.ResponseFormat is not ChatResponseFormatJson { Schema: { } schema }
            || !schema.TryGetProperty("properties", out var properties)
            || !properties.TryGetProperty("verdict", out var verdict)
            || !verdict.TryGetProperty("enum", out var menu)
            || !menu.EnumerateArray().Select(m => m.ToString()).Order(StringComparer.Ordinal).SequenceEqual(["no", "yes"]))
        {
            return null;
        }

        return new VerdictSchema([.. properties.EnumerateObject().Where(p => IsList(p.Value)).Select(p => (p.Name, MenuOf(p.Value)))]);
    }

    private static bool IsList(JsonElement property) =>
        property.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("array");

    private static IReadOnlyList<string> MenuOf(JsonElement list) =>
        list.TryGetProperty("items", out var items)
        && items.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty("verdict", out var verdict)
        && verdict.TryGetProperty("enum", out var menu)
            ? [.. menu.EnumerateArray().Select(m => m.ToString())]
            : [];
}
