using System.Globalization;
using System.Text.Json;

namespace EvalKit.Suites.Apps;

/// <summary>A JSON pointer (RFC 6901): <c>/choices/0/text</c>.</summary>
internal sealed class JsonPointer
{
    private readonly string _text;
    private readonly IReadOnlyList<string> _steps;

    private JsonPointer(string text, IReadOnlyList<string> steps)
    {
        _text = text;
        _steps = steps;
    }

    /// <exception cref="EvalKitException">It does not begin with a slash.</exception>
    public static JsonPointer Parse(string text) => text.Length == 0 || text[0] == '/'
        ? new JsonPointer(
            text, [.. text.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))])
        : throw new EvalKitException(FaultKind.Usage, $"Expected output to be a JSON pointer, which begins with a slash, such as /{text}; found {text}.");

    /// <summary>The value that the pointer names in a JSON text.</summary>
    /// <exception cref="AppFailedException">The text is no JSON or has no such value.</exception>
    public JsonElement Select(string json)
    {
        JsonElement value;
        try
        {
            value = JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException)
        {
            throw new AppFailedException($"Expected JSON with a value at {_text}, found: {AppReply.Tail(json)}");
        }

        foreach (var step in _steps)
        {
            value = Next(value, step) ?? throw new AppFailedException($"The reply has nothing at {_text} ('{step}' is missing): {AppReply.Tail(json)}");
        }

        return value;
    }

    private static JsonElement? Next(JsonElement value, string step) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(step, out var member) => member,
        JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength() => value[index],
        _ => null,
    };
}
