using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>The members of a JSON object as attributes. A name that stands twice has its last value.</summary>
internal static class JsonMembers
{
    public static CaseFields Of(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is { } name)
            {
                members[name] = member.Value;
            }
        }

        return new CaseFields(members);
    }

    /// <summary>The member of that name; null where the value is no object, or the member is absent or null.</summary>
    public static JsonElement? Find(JsonElement? json, string name)
    {
        try
        {
            return json is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A name beside it holds half a surrogate pair.
        }
    }

    /// <summary>The name of a member; null where it holds half a surrogate pair, which no text can.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member of that name as text; null where it is no text.</summary>
    public static string? Text(JsonElement? json, string name) => Find(json, name) is { } value ? TextOf(value) : null;

    /// <summary>The text of a JSON string; null for any other value, and for one that holds half a surrogate pair, which no text can.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The items of a list; none where the value is no list.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? json) => json is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
