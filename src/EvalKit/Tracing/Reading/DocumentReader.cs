using System.Globalization;
using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads the passages that a search found, in rank order.</summary>
internal static class DocumentReader
{
    private static readonly string[] TextNames = ["content", "page_content", "text", "document", "id"];

    public static IReadOnlyList<string> Of(AttributeReader read)
    {
        var listed = OfList(read.Json("gen_ai.retrieval.documents", "mlflow.spanOutputs", "traceloop.entity.output"));
        var flat = listed.Count > 0 ? listed : Flat(read, "retrieval.documents");
        return flat.Count > 0 ? flat : Flat(read, "reranker.output_documents");
    }

    private static List<string> Flat(AttributeReader read, string prefix)
    {
        var documents = new List<string>();
        while (documents.Count < TraceLimits.Items
            && read.Text(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{documents.Count}.document.content"), string.Create(CultureInfo.InvariantCulture, $"{prefix}.{documents.Count}.document.id")) is { } text)
        {
            documents.Add(text);
        }

        return documents;
    }

    private static List<string> OfList(JsonElement? value) =>
        [.. JsonMembers.Items(JsonMembers.Find(value, "documents") ?? value).Select(TextOf).OfType<string>()];

    private static string? TextOf(JsonElement item) =>
        JsonMembers.TextOf(item) ?? TextNames.Select(name => JsonMembers.Text(item, name)).FirstOrDefault(t => t is not null);
}
