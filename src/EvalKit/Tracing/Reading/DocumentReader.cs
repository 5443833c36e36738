using System.Globalization;
using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads the passages that a search found, in rank order.</summary>
internal static class DocumentReader
{
    private static readonly string[] TextNames = ["content", "page_content", "text", "document"];
    private static readonly string[] IdNames = ["id", "document_id", "doc_id", "doc_uri"];

    /// <summary>The text of each, and its id where it has one; of a passage that is an id alone that is both.</summary>
    public static IReadOnlyList<(string Text, string? Id)> Of(AttributeReader read)
    {
        var listed = OfList(read.Json("gen_ai.retrieval.documents", "mlflow.spanOutputs", "traceloop.entity.output"));
        var flat = listed.Count > 0 ? listed : Flat(read, "retrieval.documents");
        return flat.Count > 0 ? flat : Flat(read, "reranker.output_documents");
    }

    private static List<(string Text, string? Id)> Flat(AttributeReader read, string prefix)
    {
        var documents = new List<(string Text, string? Id)>();
        while (documents.Count < TraceLimits.Items && Known(Part("content"), Part("id")) is { } document)
        {
            documents.Add(document);
        }

        return documents;

        string? Part(string name) => read.Text(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{documents.Count}.document.{name}"));
    }

    private static List<(string Text, string? Id)> OfList(JsonElement? value) =>
        [.. JsonMembers.Items(JsonMembers.Find(value, "documents") ?? value).Select(OfItem).OfType<(string, string?)>()];

    private static (string Text, string? Id)? OfItem(JsonElement item) =>
        JsonMembers.TextOf(item) is { } text ? (text, null) : Known(First(item, TextNames), First(item, IdNames) ?? First(JsonMembers.Find(item, "metadata"), IdNames));

    private static (string Text, string? Id)? Known(string? text, string? id) => (text ?? id) is { } known ? (known, id) : null;

    private static string? First(JsonElement? item, string[] names) => names.Select(name => JsonMembers.Text(item, name)).FirstOrDefault(t => t is not null);
}
