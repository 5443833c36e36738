using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>
/// Reads calls of tools in the shapes they are written in: <c>{name, arguments}</c>, OpenAI's <c>{function: {name, arguments}}</c> with the arguments as a text,
/// <c>{name, input}</c>, <c>{name, args}</c>, <c>{name, kwargs}</c>, and BFCL's <c>{name: {…}}</c>.
/// </summary>
internal static class ToolCallReader
{
    private static readonly string[] ArgumentNames = ["arguments", "args", "kwargs", "input"];
    private static readonly JsonElement None = JsonElement.Parse("{}");

    /// <summary>Reads one call; null when the value is no call.</summary>
    public static ToolCall? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (value.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object)
        {
            return Read(function);
        }

        if (TextOf(value, "name") is { } name)
        {
            return Of(name, Arguments(value));
        }

        return IsNamed(value, out var member) ? new ToolCall(member.Name, member.Value) : null;
    }

    /// <summary>Whether the value is an object with one member, which is named like the tool and holds the arguments.</summary>
    public static bool IsNamed(JsonElement value, out JsonProperty member)
    {
        member = default;
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() != 1)
        {
            return false;
        }

        member = value.EnumerateObject().First();
        return member.Value.ValueKind == JsonValueKind.Object && member.Name != "function";
    }

    /// <summary>The member that holds the arguments of a call; null for none.</summary>
    public static JsonElement? Arguments(JsonElement call)
    {
        foreach (var name in ArgumentNames)
        {
            if (call.TryGetProperty(name, out var arguments) && arguments.ValueKind != JsonValueKind.Null)
            {
                return arguments;
            }
        }

        return null;
    }

    /// <summary>A member that is a text; null when there is none.</summary>
    public static string? TextOf(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>A call whose arguments are an object, the text of one, or nothing.</summary>
    public static ToolCall Of(string name, JsonElement? arguments)
    {
        if (arguments is not { } given)
        {
            return new ToolCall(name, None);
        }

        if (given.ValueKind == JsonValueKind.String)
        {
            if (string.IsNullOrWhiteSpace(given.GetString()))
            {
                return new ToolCall(name, None);
            }

            if (!JsonAnswer.TryParse(given.GetString()!, fenced: false, out var parsed, out var fault))
            {
                return new ToolCall(name, default, $"its arguments are not JSON: {fault}");
            }

            given = parsed;
        }

        return given.ValueKind == JsonValueKind.Object ? new ToolCall(name, given) : new ToolCall(name, default, "its arguments are not a JSON object");
    }
}
