using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Redaction;

namespace EvalKit.Chat.Records;

/// <summary>The spelling of files: as it came, without the secrets.</summary>
internal sealed class RedactedSpelling(SecretRedactor redactor) : RecordSpelling
{
    public override string Of(string name, string text) => redactor.Redact(name, text);

    public override void Write(Utf8JsonWriter writer, JsonElement value) => redactor.Redact(value).WriteTo(writer);

    public override void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (redactor.Redact(value) is { } redacted)
        {
            redacted.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
