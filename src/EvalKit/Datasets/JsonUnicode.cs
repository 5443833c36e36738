using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Finds texts that are no Unicode: the JSON parser leaves a wrong escape, such as half of a surrogate pair, to the first reader of the text.</summary>
internal static class JsonUnicode
{
    /// <summary>Reads every name and text once.</summary>
    /// <exception cref="InvalidOperationException">One of them is no Unicode.</exception>
    public static void Check(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Check(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Check(item);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }
}
