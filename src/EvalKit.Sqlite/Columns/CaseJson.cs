using System.Security.Cryptography;
using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>The parts of a case as JSON columns.</summary>
internal static class CaseJson
{
    public static void WriteFields(Utf8JsonWriter writer, CaseFields fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            JsonBuffer.WriteAsItIs(writer, value);
        }

        writer.WriteEndObject();
    }

    public static CaseFields ReadFields(ReadOnlySpan<byte> json) =>
        new(JsonElement.Parse(json).EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public static void WriteTags(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> tags)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in tags)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    public static Dictionary<string, string> ReadTags(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, RecordJson.Default.DictionaryStringString)!;

    /// <summary>A hash over everything that the store keeps of a dataset's cases, order included.</summary>
    public static byte[] HashOf(IReadOnlyList<EvalCase> cases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var buffer = new JsonBuffer();
        foreach (var evalCase in cases)
        {
            hash.AppendData(buffer.Write(evalCase, WriteWhole));
        }

        return hash.GetHashAndReset();
    }

    private static void WriteWhole(Utf8JsonWriter writer, EvalCase evalCase)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(evalCase.Id);
        writer.WriteStringValue(evalCase.CaseHash);
        WriteFields(writer, evalCase.Inputs);
        WriteFields(writer, evalCase.Expectations);
        WriteFields(writer, evalCase.Columns);
        WriteTags(writer, evalCase.Tags);
        writer.WriteStringValue(evalCase.Split);
        writer.WriteStringValue(evalCase.Cluster);
        writer.WriteStringValue(evalCase.Location);
        if (evalCase.RecordedOutput is { } output)
        {
            OutputJson.Write(writer, output);
        }

        writer.WriteEndArray();
    }
}
