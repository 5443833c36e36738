using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>The events of a span as a JSON column.</summary>
internal static class SpanJson
{
    public static void WriteEvents(Utf8JsonWriter writer, IReadOnlyList<SpanEvent> events)
    {
        writer.WriteStartArray();
        foreach (var item in events)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, item.Name);
            writer.WriteNumber("time"u8, StoredTime.Of(item.Time));
            if (item.Attributes.Count > 0)
            {
                writer.WritePropertyName("attributes"u8);
                CaseJson.WriteFields(writer, item.Attributes);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static IReadOnlyList<SpanEvent> ReadEvents(ReadOnlySpan<byte> json) => [.. JsonElement.Parse(json).EnumerateArray().Select(Read)];

    private static SpanEvent Read(JsonElement item) => new(
        item.GetProperty("name"u8).GetString()!,
        StoredTime.Read(item.GetProperty("time"u8).GetInt64()),
        item.TryGetProperty("attributes"u8, out var attributes) ? new CaseFields(attributes.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value))) : CaseFields.Empty);
}
