using System.Text.Json;
using EvalKit.Judging;
using EvalKit.Judging.Controls;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit judges check --json</c>; its schema is <c>docs/formats/judges-check.schema.json</c>.</summary>
public static class JudgeCheckJson
{
    /// <summary>Writes what was found of judges.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="judges">Each judge with the number of its controls, and how it did on them; null where no model was asked.</param>
    /// <param name="exitCode">The exit code of the command.</param>
    public static void Write(TextWriter output, IReadOnlyList<(JudgeFile Judge, int Controls, JudgeCheck? Check)> judges, int exitCode) => JsonDocumentWriter.WriteDocument(output, writer =>
    {
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteNumber("exit_code", exitCode);
        writer.WriteStartArray("judges");
        foreach (var (judge, controls, check) in judges)
        {
            writer.WriteStartObject();
            writer.WriteString("judge", judge.Name);
            writer.WriteString("file", judge.Location);
            writer.WriteBoolean("preview", judge.IsPreview);
            writer.WriteNumber("controls", controls);
            writer.WriteString("model", check?.Model.ToString());
            Write(writer, check);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, JudgeCheck? check)
    {
        writer.Number("calls", check?.Calls);
        writer.Number("cost_usd", (double?)check?.CostUsd);
        writer.WriteBoolean("cost_unknown", check?.IsCostUnknown == true);
        writer.WriteStartObject("kinds");
        foreach (var kind in check is null ? [] : JudgeAccuracy.Of(check))
        {
            writer.WriteStartObject(JsonDocumentWriter.Name(kind.Kind));
            writer.WriteNumber("n", kind.Hits + kind.Misses);
            writer.WriteNumber("hits", kind.Hits);
            writer.WriteNumber("misses", kind.Misses);
            writer.WriteNumber("errored", kind.Errors);
            writer.Number("accuracy", kind.Accuracy);
            writer.Number("ci_low", kind.Interval?.Low);
            writer.Number("ci_high", kind.Interval?.High);
            writer.Number("level", kind.Interval?.Level);
            writer.WriteString("method", kind.Interval?.Method);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("results");
        foreach (var result in check?.Results ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("id", result.Control.Id);
            writer.WriteString("kind", JsonDocumentWriter.Name(result.Control.Kind));
            writer.WriteString("expected", result.Control.Verdict);
            writer.WriteString("verdict", result.Score.Value is { } value ? JudgeCheckSummary.LabelOf(value) : null);
            writer.WriteString("rationale", result.Score.Rationale);
            writer.WriteString("error", result.Score.Error is { } error ? JsonDocumentWriter.Name(error.Kind) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
