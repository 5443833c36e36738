using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Where a passage that is an object has its id and its text: the names that retrieval libraries use.</summary>
internal static class PassageFields
{
    private static readonly string[] Ids = ["id", "doc_uri", "document_id", "doc_id"];
    private static readonly string[] Texts = ["content", "text", "page_content"];

    /// <summary>The id, a text or a number; null where there is none.</summary>
    public static string? Id(JsonElement passage) => First(passage, Ids);

    /// <summary>The text; null where there is none.</summary>
    public static string? Text(JsonElement passage) => First(passage, Texts);

    private static string? First(JsonElement passage, string[] names)
    {
        foreach (var name in names)
        {
            if (passage.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                return found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText();
            }
        }

        return null;
    }
}
