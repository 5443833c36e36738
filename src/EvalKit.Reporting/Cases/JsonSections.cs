using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>JSON values as a reader reads them: a text is itself, a list has a part for each item, anything else is indented JSON.</summary>
internal static class JsonSections
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value, of which a list has a part for each item; null when there is none.</summary>
    public static CaseSection? Of(string name, JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => new CaseSection(name) { Children = [.. list.EnumerateArray().Select(Item)] },
        { } other => new CaseSection(name, Text(other)),
    };

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined => "null",
        _ => JsonSerializer.Serialize(value, Indented),
    };

    public static string Text(JsonNode? value) => value is null ? "null" : Text(JsonSerializer.SerializeToElement(value));

    private static CaseSection Item(JsonElement item, int index)
    {
        var label = Member(item, "role") ?? Member(item, "name") ?? (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("function", out var function) ? Member(function, "name") : null);
        return new CaseSection($"{VerdictText.Number(index + 1)}{(label is null ? "" : $" {label}")}", IsMessage(item) ? Member(item, "content") : Text(item));
    }

    /// <summary>Whether a message is but a role and a text.</summary>
    private static bool IsMessage(JsonElement item) =>
        Member(item, "role") is not null && Member(item, "content") is not null && item.EnumerateObject().Count() == 2;

    private static string? Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
