using System.Text.Json;

namespace EvalKit.Reporting;

/// <summary>The lines of <c>evalkit export --format jsonl</c>, one a trial; their schema is <c>docs/formats/export.schema.json</c>.</summary>
public static class ExportJson
{
    /// <summary>Writes a run's trials.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="results">The run's results.</param>
    public static void Write(TextWriter output, RunResults results)
    {
        for (var i = 0; i < results.Rows.Count; i++)
        {
            var row = i;
            JsonDocumentWriter.WriteLine(output, writer => WriteTrial(writer, results, row));
        }
    }

    private static void WriteTrial(Utf8JsonWriter writer, RunResults results, int row)
    {
        var (evalCase, trial) = (results.Rows[row].Case, results.Rows[row].Trial);
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("run_id", results.Record.Id);
        writer.WriteString("case_id", trial.CaseId);
        writer.WriteString("case_hash", evalCase.CaseHash);
        writer.WriteNumber("repeat", trial.Repeat);
        writer.WriteNumber("attempt", trial.Attempt);
        WriteFields(writer, "inputs", evalCase.Inputs);
        WriteOutputs(writer, trial.Output);
        WriteFields(writer, "expectations", evalCase.Expectations);
        writer.WriteStartObject("tags");
        foreach (var (name, value) in evalCase.Tags)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteString("status", JsonDocumentWriter.Name(trial.Status));
        WriteTrialError(writer, trial.Error);
        writer.Number("latency_ms", trial.Latency?.TotalMilliseconds);
        WriteUsage(writer, trial.Output?.Usage);
        writer.Number("cost_usd", (double?)trial.Output?.CostUsd);
        writer.WriteString("trace_id", trial.TraceId);
        writer.WriteStartObject("feedback");
        foreach (var column in results.Columns)
        {
            WriteFeedback(writer, column.Info.Name, column.Cells[row]);
        }

        writer.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter writer, AppOutput? output)
    {
        if (output is null)
        {
            writer.WriteNull("outputs");
            return;
        }

        writer.WriteStartObject("outputs");
        writer.Element("response", output.Value);
        writer.WriteStartArray("context");
        output.Context.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.Element("messages", output.Messages);
        writer.Element("tool_calls", output.ToolCalls);
        writer.WriteEndObject();
    }

    private static void WriteFeedback(Utf8JsonWriter writer, string name, Feedback? feedback)
    {
        writer.WriteStartObject(name);
        writer.WriteString("state", JsonDocumentWriter.Name(feedback?.State ?? FeedbackState.Unscored));
        writer.WritePropertyName("value");
        JsonSerializer.Serialize(writer, feedback?.Value);
        if (feedback?.Passed is { } passed)
        {
            writer.WriteBoolean("passed", passed);
        }
        else
        {
            writer.WriteNull("passed");
        }

        writer.WriteString("rationale", feedback?.Rationale);
        writer.WriteString("source", feedback is null ? null : JsonDocumentWriter.Name(feedback.Source.Kind));
        writer.WriteString("source_id", feedback?.Source.Id);
        writer.WriteNumber("replicate", feedback?.Replicate ?? 0);
        if (feedback?.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteString("kind", JsonDocumentWriter.Name(error.Kind));
            writer.WriteString("message", error.Message);
            writer.WriteString("raw", error.Raw);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("error");
        }

        writer.WritePropertyName("metadata");
        JsonSerializer.Serialize(writer, feedback?.Metadata);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, string name, CaseFields fields)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, fields);
    }

    private static void WriteTrialError(Utf8JsonWriter writer, TrialError? error)
    {
        if (error is null)
        {
            writer.WriteNull("error");
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("kind", JsonDocumentWriter.Name(error.Kind));
        writer.WriteString("type", error.Type);
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter writer, TokenUsage? usage)
    {
        if (usage is null)
        {
            writer.WriteNull("usage");
            return;
        }

        writer.WriteStartObject("usage");
        writer.Number("input_tokens", usage.InputTokens);
        writer.Number("output_tokens", usage.OutputTokens);
        writer.WriteEndObject();
    }
}
