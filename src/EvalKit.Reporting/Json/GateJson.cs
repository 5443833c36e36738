using System.Text.Json;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit gate --json</c>; its schema is <c>docs/formats/gate.schema.json</c>.</summary>
public static class GateJson
{
    /// <summary>Writes the verdicts of a run's gates.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="exitCode">The exit code that the tool ends with.</param>
    public static void Write(TextWriter output, EvalRun run, int exitCode) => JsonDocumentWriter.WriteDocument(output, writer =>
    {
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("run_id", run.Id);
        writer.WriteString("suite", run.Results.Record.Suite);
        writer.WriteString("baseline", run.Baseline?.Origin);
        writer.WriteString("verdict", JsonDocumentWriter.Name(run.Verdict));
        writer.WriteNumber("exit_code", exitCode);
        WriteGates(writer, run.Gates);
    });

    internal static void WriteGates(Utf8JsonWriter writer, IReadOnlyList<GateResult> gates)
    {
        writer.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", gate.Metric);
            writer.WriteString("rule", gate.Rule);
            WriteVerdict(writer, gate.Deciding);
            writer.WriteString("text", gate.Text);
            writer.WriteStartArray("conditions");
            foreach (var condition in gate.Conditions)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", condition.Rule);
                WriteVerdict(writer, condition);
                writer.WriteString("text", condition.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, ConditionResult condition)
    {
        writer.WriteString("verdict", JsonDocumentWriter.Name(condition.Verdict));
        writer.Number("baseline", condition.Baseline);
        writer.Number("candidate", condition.Candidate);
        writer.Number("difference", condition.Difference);
        writer.Number("ci_low", condition.CiLow);
        writer.Number("ci_high", condition.CiHigh);
        writer.Number("p_value", condition.PValue);
        writer.WriteNumber("n", condition.N);
        writer.Number("mde", condition.Mde);
        writer.WriteString("method", condition.Method);
        writer.WriteString("reason", JsonDocumentWriter.Name(condition.Reason));
        writer.WriteStartArray("cases");
        condition.Cases.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }
}
