using System.Text.Json;
using Json.Pointer;

namespace EvalKit.Scoring;

/// <summary>Finds the references of a schema that lead out of it or to nothing, before a value is held against it.</summary>
internal static class SchemaReferences
{
    private const string MetaSchemas = "://json-schema.org/";
    private static readonly string[] References = ["$ref", "$dynamicRef", "$recursiveRef"];
    private static readonly string[] Anchors = ["$anchor", "$dynamicAnchor"];

    /// <summary>The first reference that leads to nothing; null when each leads somewhere.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="parts">The schemas that it consists of, as they are written.</param>
    public static string? Unresolved(JsonElement schema, HashSet<string> parts)
    {
        var objects = Objects(schema).ToList();
        var resources = objects.Where(o => ToolCallReader.TextOf(o, "$id") is not null).Prepend(schema).ToList();
        var ids = resources.Select(r => ToolCallReader.TextOf(r, "$id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var anchors = objects.SelectMany(o => Anchors.Select(a => ToolCallReader.TextOf(o, a)).OfType<string>()).Select(a => "#" + a).Concat(ids).ToHashSet(StringComparer.Ordinal);
        return objects.SelectMany(o => References.Select(r => ToolCallReader.TextOf(o, r)).OfType<string>()).FirstOrDefault(r => !Leads(r));

        bool Leads(string reference)
        {
            if (reference.Contains(MetaSchemas, StringComparison.Ordinal))
            {
                return true;
            }

            var hash = reference.IndexOf('#', StringComparison.Ordinal);
            var (document, fragment) = hash < 0 ? (reference, "") : (reference[..hash], reference[hash..]);
            return (document.Length == 0 || ids.Any(id => id == document || id.EndsWith("/" + document, StringComparison.Ordinal)))
                && (fragment.Length <= 1 || (fragment[1] == '/' ? resources.Exists(r => IsPart(r, fragment[1..])) : anchors.Contains(fragment)));
        }

        bool IsPart(JsonElement resource, string pointer) =>
            JsonPointer.TryParse(Uri.UnescapeDataString(pointer), out var parsed) && parsed.Evaluate(resource) is { } target && parts.Contains(target.GetRawText());
    }

    /// <summary>Each object at any depth; what stands under const, enum, default and examples is data.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(m => m.Name is not ("const" or "enum" or "default" or "examples")).SelectMany(m => Objects(m.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
