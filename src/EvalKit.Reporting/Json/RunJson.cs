using System.Text.Json;
using EvalKit.Metrics;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit run --json</c>; its schema is <c>docs/formats/run.schema.json</c>.</summary>
public static class RunJson
{
    /// <summary>Writes a run.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="exitCode">The exit code that the tool ends with.</param>
    /// <param name="reportPath">The HTML page; null when none was written.</param>
    public static void Write(TextWriter output, EvalRun run, int exitCode, string? reportPath) =>
        JsonDocumentWriter.WriteDocument(output, writer => WriteMembers(writer, run, exitCode, reportPath));

    internal static void WriteMembers(Utf8JsonWriter writer, EvalRun run, int exitCode, string? reportPath)
    {
        var (record, rows) = (run.Results.Record, run.Results.Rows);
        var cost = RunCost.Of(run.Results);
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("run_id", record.Id);
        writer.WriteString("experiment", record.Experiment);
        writer.WriteString("suite", record.Suite);
        writer.WriteString("state", JsonDocumentWriter.Name(record.State));
        writer.WriteBoolean("partial", record.Partial);
        writer.WriteString("verdict", JsonDocumentWriter.Name(run.Verdict));
        writer.WriteNumber("exit_code", exitCode);
        writer.WriteNumber("cases", record.SelectedCases);
        writer.WriteNumber("trials", rows.Count);
        writer.WriteNumber("errors", rows.Count(r => r.Trial.Status != TrialStatus.Ok) + run.Results.Columns.Skip(1).Sum(c => c.Cells.Count(IsScorerError)));
        writer.Number("cost_usd", (double?)cost.CostUsd);
        WriteUnknown(writer, cost);
        writer.Number("duration_s", record.EndedAt is { } ended ? (ended - record.StartedAt).TotalSeconds : null);
        WriteMetrics(writer, run.Metrics);
        GateJson.WriteGates(writer, run.Gates);
        writer.WriteStartArray("warnings");
        run.Warnings.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.WriteString("report", reportPath);
    }

    private static void WriteUnknown(Utf8JsonWriter writer, RunCost cost)
    {
        writer.WriteStartObject("cost_unknown");
        writer.WriteNumber("calls", cost.UnknownCalls);
        writer.WriteStartArray("models");
        cost.UnknownModels.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A trial without output is one error, not one for each scorer that had nothing to score.</summary>
    private static bool IsScorerError(Feedback? feedback) => feedback is { State: FeedbackState.Error, Error.Kind: not FeedbackErrorKind.NoOutput };

    private static void WriteMetrics(Utf8JsonWriter writer, IReadOnlyList<Metric> metrics)
    {
        writer.WriteStartObject("metrics");
        foreach (var metric in metrics)
        {
            writer.WriteStartObject(metric.Name.ToString());
            writer.Number("value", metric.Value);
            writer.Number("ci_low", metric.CiLow);
            writer.Number("ci_high", metric.CiHigh);
            writer.WriteNumber("level", metric.Level);
            writer.WriteNumber("n", metric.N);
            writer.WriteNumber("errored", metric.Errored);
            writer.WriteNumber("unscored", metric.Unscored);
            writer.WriteString("method", metric.Method);
            writer.WriteString("unit", metric.Feedback.Unit);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
