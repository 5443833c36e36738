using System.Text.Json;

namespace EvalKit.Prompts;

/// <summary>
/// Makes the delimiter of untrusted blocks. It is a hash over the text that it delimits, so that the text cannot contain it, and it is no random
/// number, so that the same question makes the same prompt and its recording is found again.
/// </summary>
public static class PromptBoundary
{
    private const int HexDigits = 32;

    /// <summary>The first 128 bits of SHA-256 over judge, inputs, output and replicate, as 32 lower-case hexadecimal digits.</summary>
    /// <param name="fingerprint">The judge's fingerprint.</param>
    /// <param name="inputs">The case's inputs.</param>
    /// <param name="output">Everything the app returned that the prompt may show.</param>
    /// <param name="replicate">Which judgement of the same trial this is, from 0.</param>
    public static string Of(string fingerprint, CaseFields inputs, JsonElement output, int replicate) =>
        CanonicalJson.Hash(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(fingerprint);
            CanonicalJson.Write(writer, inputs);
            CanonicalJson.Write(writer, output);
            writer.WriteNumberValue(replicate);
            writer.WriteEndArray();
        })[..HexDigits];
}
