using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Chat;

/// <summary>The spelling that keys are made of.</summary>
internal sealed class CanonicalSpelling : RecordSpelling
{
    public static readonly CanonicalSpelling Instance = new();

    private CanonicalSpelling()
    {
    }

    public override string Of(string name, string text) => CanonicalJson.Normalize(text);

    public override void Write(Utf8JsonWriter writer, JsonElement value) => CanonicalJson.Write(writer, value);

    public override void Write(Utf8JsonWriter writer, JsonNode? value) => CanonicalJson.Write(writer, value);
}
