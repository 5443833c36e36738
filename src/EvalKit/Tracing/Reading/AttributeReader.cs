using System.Globalization;
using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>
/// Reads attributes as one of several conventions names them: of a list of names the first that is there and can be read counts. Numbers may be texts, and JSON may be
/// a text too, as OpenTelemetry's attributes have no objects.
/// </summary>
internal readonly struct AttributeReader(CaseFields attributes)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = TraceLimits.JsonDepth };

    public CaseFields Attributes => attributes;

    public bool Has(string name) => attributes.ContainsKey(name);

    /// <summary>The first that is a text that says something; a text that is a JSON string is read as that.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && Unquoted(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    public long? Whole(params ReadOnlySpan<string> names) => Number(names) is { } number and >= 0 and < long.MaxValue && Math.Truncate(number) == number ? (long)number : null;

    public double? Number(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (attributes.TryGetValue(name, out var value) && NumberOf(value) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The first that is JSON: as a value, or as a text that can be parsed as an object or a list.</summary>
    public JsonElement? Json(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (attributes.TryGetValue(name, out var value) && Parsed(value) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json)
            {
                return json;
            }
        }

        return null;
    }

    /// <summary>The first that is there: parsed where it is JSON in a text, else as it is.</summary>
    public JsonElement? Value(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (attributes.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                return Parsed(value);
            }
        }

        return null;
    }

    /// <summary>The first that is a list of texts, or one text.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (attributes.TryGetValue(name, out var value))
            {
                var parsed = Parsed(value);
                if (parsed.ValueKind == JsonValueKind.Array)
                {
                    return [.. parsed.EnumerateArray().Select(JsonMembers.TextOf).OfType<string>()];
                }

                if (Text(name) is { } one)
                {
                    return [one];
                }
            }
        }

        return [];
    }

    /// <summary>JSON in a text, parsed; any other value, and a text that is no JSON, as it is.</summary>
    public static JsonElement Parsed(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || JsonMembers.TextOf(value) is not { Length: > 1 } text || text.AsSpan().TrimStart() is not ['{' or '[' or '"', ..])
        {
            return value;
        }

        try
        {
            return JsonElement.Parse(text, Options);
        }
        catch (JsonException)
        {
            return value; // A text that only begins like JSON, or JSON that was cut.
        }
    }

    private static string Unquoted(JsonElement value) => Parsed(value) is { ValueKind: JsonValueKind.String } inner ? JsonMembers.TextOf(inner) ?? "" : JsonMembers.TextOf(value) ?? "";

    private static double? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(JsonMembers.TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };
}
