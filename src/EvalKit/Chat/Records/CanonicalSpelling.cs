using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Redaction;

namespace EvalKit.Chat.Records;

/// <summary>
/// The spelling that keys are made of. What a model said before goes into a key without its secrets: where its reply is replayed they are gone, and the request that
/// follows is to be the same one.
/// </summary>
internal sealed class CanonicalSpelling(SecretRedactor redactor) : RecordSpelling
{
    public override string Of(string name, string text) => CanonicalJson.Normalize(text);

    public override string OfReply(string name, string text) => Of(name, redactor.Redact(name, text));

    public override void Write(Utf8JsonWriter writer, JsonElement value) => CanonicalJson.Write(writer, value);

    public override void Write(Utf8JsonWriter writer, JsonNode? value) => CanonicalJson.Write(writer, value);

    public override void WriteReply(Utf8JsonWriter writer, JsonNode? value) => Write(writer, redactor.Redact(value));
}
