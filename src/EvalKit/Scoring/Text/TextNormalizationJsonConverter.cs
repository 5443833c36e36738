using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.Scoring;

/// <summary>Writes the parts as a list of names; reads a list of names or one name.</summary>
internal sealed class TextNormalizationJsonConverter : JsonConverter<TextNormalization>
{
    private static readonly TextNormalization[] SingleParts =
    [
        TextNormalization.LowerCase, TextNormalization.StripAccents, TextNormalization.StripPunctuation, TextNormalization.RemoveArticles,
        TextNormalization.CollapseWhiteSpace,
    ];

    private static readonly Dictionary<string, TextNormalization> ByName =
        Enum.GetValues<TextNormalization>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The names that a file may use.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public override TextNormalization Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Part(reader.GetString()!);
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var parts = TextNormalization.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            parts |= reader.TokenType == JsonTokenType.String ? Part(reader.GetString()!) : throw new JsonException();
        }

        return parts;
    }

    public override void Write(Utf8JsonWriter writer, TextNormalization value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var part in SingleParts.Where(p => value.HasFlag(p)))
        {
            writer.WriteStringValue(NameOf(part));
        }

        writer.WriteEndArray();
    }

    private static TextNormalization Part(string name) => ByName.TryGetValue(name, out var part) ? part : throw new JsonException();

    private static string NameOf(TextNormalization part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString());
}
