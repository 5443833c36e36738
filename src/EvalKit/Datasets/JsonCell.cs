using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Reads JSON that is written inside a text cell.</summary>
internal static class JsonCell
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a text that begins like a JSON array or object; anything else is not JSON, just text.</summary>
    public static bool TryParse(JsonElement cell, out JsonElement value)
    {
        value = default;
        var text = cell.ValueKind == JsonValueKind.String ? cell.GetString()!.Trim() : "";
        if (text is not ['[' or '{', ..])
        {
            return false;
        }

        try
        {
            value = JsonElement.Parse(text, Options);
            JsonUnicode.Check(value);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
