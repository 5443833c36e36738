using System.Globalization;
using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The leaves of a JSON value by their places: texts, numbers, true, false, null, and arrays and objects that hold nothing.</summary>
internal static class JsonLeaves
{
    /// <summary>The leaves by JSON pointer (RFC 6901), in the order of the value.</summary>
    public static Dictionary<string, JsonElement> Of(JsonElement value)
    {
        var leaves = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add(value, "", leaves);
        return leaves;
    }

    /// <summary>Whether two leaves are equal: numbers by value, all else as it is written.</summary>
    public static bool AreEqual(JsonElement first, JsonElement second) => JsonElement.DeepEquals(first, second);

    private static void Add(JsonElement value, string place, Dictionary<string, JsonElement> leaves)
    {
        var isLeaf = true;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(member.Value, $"{place}/{Escaped(member.Name)}", leaves);
                isLeaf = false;
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Add(item, string.Create(CultureInfo.InvariantCulture, $"{place}/{index++}"), leaves);
                isLeaf = false;
            }
        }

        if (isLeaf)
        {
            leaves[place] = value;
        }
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
