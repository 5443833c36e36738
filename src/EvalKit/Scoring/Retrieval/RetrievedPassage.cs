using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>A passage that was retrieved, or is expected to be.</summary>
/// <param name="Id">Its id; null when it has none.</param>
/// <param name="Text">Its text; null when it has none.</param>
/// <param name="Relevance">How relevant it is, from 0; 1 where nothing else is said.</param>
internal sealed record RetrievedPassage(string? Id, string? Text, double Relevance = 1)
{
    /// <summary>Reads a text, a number, or an object with an id or text; null for anything else.</summary>
    public static RetrievedPassage? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(value.GetString(), value.GetString()),
        JsonValueKind.Number => new(value.GetRawText(), value.GetRawText()),
        JsonValueKind.Object => OfObject(value),
        _ => null,
    };

    private static RetrievedPassage? OfObject(JsonElement value)
    {
        var (id, text) = (PassageFields.Id(value), PassageFields.Text(value));
        var relevance = 1.0;
        if (value.TryGetProperty("relevance", out var told)
            && !(told.ValueKind == JsonValueKind.Number && told.TryGetDouble(out relevance) && double.IsFinite(relevance) && relevance >= 0))
        {
            return null;
        }

        return (id ?? text) is null ? null : new RetrievedPassage(id ?? text, text ?? id, relevance);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id ?? Text} ({Relevance})");
}
