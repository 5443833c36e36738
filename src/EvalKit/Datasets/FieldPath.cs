using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Finds a field by name, or by a dotted path into JSON objects: the longest name that exists wins.</summary>
internal static class FieldPath
{
    /// <summary>The field that the path names, and the top field that it was found in.</summary>
    public static bool TryFind(CaseFields fields, string path, out JsonElement value, out string root)
    {
        root = path;
        if (fields.TryGetValue(path, out value))
        {
            return true;
        }

        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            root = path[..dot];
            if (fields.TryGetValue(root, out var parent) && TryDescend(parent, path[(dot + 1)..], out value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The field as text; null when it is absent or null.</summary>
    public static string? Text(CaseFields fields, string path) => TryFind(fields, path, out var value, out _) ? JsonText.Of(value) : null;

    private static bool TryDescend(JsonElement parent, string path, out JsonElement value)
    {
        value = default;
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (parent.TryGetProperty(path, out value))
        {
            return true;
        }

        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            if (parent.TryGetProperty(path[..dot], out var child) && TryDescend(child, path[(dot + 1)..], out value))
            {
                return true;
            }
        }

        return false;
    }
}
