namespace EvalKit.Scoring;

/// <summary>The fingerprint of a code scorer: SHA-256 of its name, version and options. Equal fingerprints mean comparable values.</summary>
internal static class ScorerFingerprint
{
    public static string Of(string name, int version, ScorerOptions options, string? data = null) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("scorer", name);
        writer.WriteNumber("version", version);
        writer.WritePropertyName("options");
        CanonicalJson.Write(writer, ScorerOptionsJson.Values(options));
        if (data is not null)
        {
            writer.WriteString("data", data);
        }

        writer.WriteEndObject();
    });
}
