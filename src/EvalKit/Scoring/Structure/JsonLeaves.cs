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

    /// <summary>Whether a value is a leaf.</summary>
    public static bool IsLeaf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => true,
    };

    /// <summary>Adds the leaves of a value that stands at a place.</summary>
    public static void Add(JsonElement value, string place, Dictionary<string, JsonElement> leaves)
    {
        if (IsLeaf(value))
        {
            leaves[place] = value;
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(member.Value, Place(place, member.Name), leaves);
            }
        }
        else
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Add(item, Place(place, index++), leaves);
            }
        }
    }

    /// <summary>The place of an object's member.</summary>
    public static string Place(string parent, string name) => $"{parent}/{Escaped(name)}";

    /// <summary>The place of an array's item.</summary>
    public static string Place(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
