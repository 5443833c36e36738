using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit;

internal sealed class CaseFieldsJsonConverter : JsonConverter<CaseFields>
{
    public override CaseFields Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new CaseFields(document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.Clone())));
    }

    public override void Write(Utf8JsonWriter writer, CaseFields value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, field) in value)
        {
            writer.WritePropertyName(name);
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
