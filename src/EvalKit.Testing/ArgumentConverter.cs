using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EvalKit.Testing;

/// <summary>Turns a case's JSON value into a parameter's type. Numbers and dates in text are read in the invariant culture.</summary>
internal static class ArgumentConverter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The value as <paramref name="type"/>.</summary>
    /// <exception cref="FormatException">The value is not of that type.</exception>
    public static object? Convert(JsonElement value, Type type)
    {
        if (type == typeof(JsonElement) || type == typeof(object))
        {
            return value;
        }

        if (type == typeof(string))
        {
            return TextOf(value);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return IsEmpty(value) ? null : Convert(value, inner);
        }

        try
        {
            return value.ValueKind == JsonValueKind.String ? OfText(value.GetString()!, type) : value.Deserialize(type, Json);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>A cell of text: a number, a date or an enum by its converter; a list or object from JSON in the cell; a list of one text otherwise.</summary>
    private static object? OfText(string text, Type type)
    {
        if (typeof(JsonNode).IsAssignableFrom(type))
        {
            return JsonValue.Create(text);
        }

        var converter = TypeDescriptor.GetConverter(type);
        if (converter.CanConvertFrom(typeof(string)))
        {
            return converter.ConvertFromInvariantString(text.Trim());
        }

        var looksLikeJson = text.TrimStart() is ['[' or '{', ..];
        return looksLikeJson ? JsonSerializer.Deserialize(text, type, Json) : JsonSerializer.SerializeToElement(new[] { text }).Deserialize(type, Json);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));
}
