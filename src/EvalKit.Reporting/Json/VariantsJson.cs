using System.Text.Json;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit run --json</c> for a suite with a matrix; its schema is <c>docs/formats/variants.schema.json</c>.</summary>
public static class VariantsJson
{
    /// <summary>Writes the runs of variants.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="exitCodes">The exit code that each run alone would end with, in the runs' order.</param>
    /// <param name="exitCode">The exit code that the tool ends with.</param>
    /// <param name="pages">The HTML pages of the variants in the runs' order; null where none was written.</param>
    /// <param name="reportPath">The HTML page that has all variants; null when none was written.</param>
    public static void Write(
        TextWriter output, VariantRuns runs, IReadOnlyList<int> exitCodes, int exitCode, IReadOnlyList<string?> pages, string? reportPath) => JsonDocumentWriter.WriteDocument(output, writer =>
    {
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("session_id", runs.SessionId);
        writer.WriteString("suite", runs.Reference.Run.Results.Record.Suite);
        writer.WriteString("verdict", JsonDocumentWriter.Name(runs.Verdict));
        writer.WriteNumber("exit_code", exitCode);
        writer.WriteStartArray("variants");
        for (var i = 0; i < runs.Variants.Count; i++)
        {
            WriteVariant(writer, runs.Variants[i], exitCodes[i], pages[i]);
        }

        writer.WriteEndArray();
        writer.WriteString("report", reportPath);
    });

    private static void WriteVariant(Utf8JsonWriter writer, VariantRun variant, int exitCode, string? page)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", variant.Number);
        writer.WriteString("label", variant.Label);
        writer.WriteStartObject("values");
        foreach (var (name, value) in variant.Values)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("run");
        RunJson.WriteMembers(writer, variant.Run, exitCode, page);
        writer.WriteEndObject();
        if (variant.Comparison is { } comparison)
        {
            writer.WriteStartObject("comparison");
            CompareJson.WriteMembers(writer, comparison);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("comparison");
        }

        writer.WriteEndObject();
    }
}
