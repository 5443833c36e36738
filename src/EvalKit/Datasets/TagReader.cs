using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Reads a column of tags: <c>topic=gates;hard</c>, a JSON array of such texts, or a JSON object of name and value.</summary>
internal static class TagReader
{
    private const string NoValue = "true";

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> ReadColumn(JsonElement column, string location)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddAll(tags, column, location);
        return tags;
    }

    private static void AddAll(SortedDictionary<string, string> tags, JsonElement column, string location)
    {
        switch (column.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                foreach (var member in column.EnumerateObject())
                {
                    if (JsonText.Of(member.Value) is { } value)
                    {
                        Add(tags, member.Name, value, location);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in column.EnumerateArray())
                {
                    AddTag(tags, item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Unexpected(column, location), location);
                }

                break;
            case JsonValueKind.String when JsonCell.TryParse(column, out var parsed) && parsed.ValueKind is JsonValueKind.Array or JsonValueKind.Object:
                AddAll(tags, parsed, location);
                break;
            case JsonValueKind.String:
                foreach (var tag in column.GetString()!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    AddTag(tags, tag, location);
                }

                break;
            default:
                throw Unexpected(column, location);
        }
    }

    private static void AddTag(SortedDictionary<string, string> tags, string tag, string location)
    {
        var equals = tag.IndexOf('=', StringComparison.Ordinal);
        Add(tags, equals < 0 ? tag : tag[..equals], equals < 0 ? NoValue : tag[(equals + 1)..], location);
    }

    private static void Add(SortedDictionary<string, string> tags, string name, string value, string location)
    {
        name = CanonicalJson.Normalize(name.Trim());
        if (name.Length == 0)
        {
            throw DatasetFault.At(location, "a tag has no name; expected tags such as hard or topic=maths, separated by semicolons.");
        }

        if (!tags.TryAdd(name, CanonicalJson.Normalize(value.Trim())))
        {
            throw DatasetFault.At(location, $"the tag '{name}' is given twice; expected each name once.");
        }
    }

    private static EvalKitException Unexpected(JsonElement column, string location) =>
        DatasetFault.At(location, $"expected tags as a text (topic=maths;hard), a list of texts or an object of name and value, found {DatasetFault.Shown(column)}.");
}
