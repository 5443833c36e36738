using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit;

/// <summary>Writes a bool, number or string; a string is read back as a category (the column's type tells text from category).</summary>
internal sealed class FeedbackValueJsonConverter : JsonConverter<FeedbackValue>
{
    public override FeedbackValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => FeedbackValue.Of(true),
        JsonTokenType.False => FeedbackValue.Of(false),
        JsonTokenType.Number => FeedbackValue.Of(reader.GetDouble()),
        JsonTokenType.String => FeedbackValue.OfCategory(reader.GetString()!),
        _ => throw new JsonException($"Expected a feedback value (bool, number or string), found {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, FeedbackValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case FeedbackValueKind.Bool:
                writer.WriteBooleanValue(value.Bool!.Value);
                break;
            case FeedbackValueKind.Number:
                writer.WriteNumberValue(value.Number!.Value);
                break;
            default:
                writer.WriteStringValue(value.Label);
                break;
        }
    }
}
