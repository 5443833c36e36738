using System.Text.Json;

namespace EvalKit;

/// <summary>How a JSON value reads as text: a string is its own text, null is no text, anything else is its JSON.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
