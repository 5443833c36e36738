using System.Text.Json;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>What the page shows of one opened case.</summary>
internal sealed class CaseDetailJson
{
    private readonly EvalRun _run;
    private readonly ReportTraces _traces;
    private readonly Dictionary<(string Id, string Hash), List<TrialRow>>? _baseline;

    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results; null when they are not known.</param>
    /// <param name="traces">What happened inside the trials.</param>
    public CaseDetailJson(EvalRun run, RunResults? baseline, ReportTraces traces)
    {
        _run = run;
        _traces = traces;
        _baseline = baseline?.Rows.GroupBy(r => (r.Case.Id, r.Case.CaseHash)).ToDictionary(g => g.Key, g => g.ToList());
    }

    public byte[] Of(ReportCase reportCase) => Payload.Json(writer =>
    {
        var evalCase = reportCase.Case;
        writer.WriteStartObject();
        WriteFields(writer, "inputs", evalCase.Inputs);
        WriteFields(writer, "expected", evalCase.Expectations);
        WriteFields(writer, "columns", evalCase.Columns);
        writer.WriteString("location", evalCase.Location);
        WriteBaseline(writer, reportCase);
        writer.WriteStartArray("trials");
        for (var row = reportCase.FirstRow; row < reportCase.FirstRow + reportCase.RowCount; row++)
        {
            WriteTrial(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteFields(Utf8JsonWriter writer, string name, CaseFields fields)
    {
        writer.WriteStartArray(name);
        foreach (var (field, value) in fields)
        {
            WritePair(writer, field, TextOf(value));
        }

        writer.WriteEndArray();
    }

    /// <summary>The outputs of the baseline's repeats, or why there is none to show.</summary>
    private void WriteBaseline(Utf8JsonWriter writer, ReportCase reportCase)
    {
        var rows = reportCase.Baseline is { } paired ? _baseline?.GetValueOrDefault((paired.Id, paired.CaseHash)) : null;
        if (rows is null)
        {
            writer.WriteString("baseline_note", BaselineNote.Of(reportCase, _run));
            return;
        }

        writer.WriteStartArray("baseline");
        foreach (var trial in rows.Select(r => r.Trial))
        {
            writer.WriteStartObject();
            writer.WriteString("output", trial.Output?.Text);
            writer.WriteString("error", trial.Error is { } error ? CaseErrors.Of(error) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteTrial(Utf8JsonWriter writer, int row)
    {
        var trial = _run.Results.Rows[row].Trial;
        writer.WriteStartObject();
        writer.WriteNumber("repeat", trial.Repeat);
        writer.WriteNumber("attempt", trial.Attempt);
        writer.WriteString("status", JsonDocumentWriter.Name(trial.Status));
        writer.WriteString("trace_id", trial.TraceId);
        writer.Number("trace", _traces.NumberOf(trial.TraceId));
        writer.Number("latency_ms", trial.Latency?.TotalMilliseconds);
        writer.WriteString("error", trial.Error is { } error ? CaseErrors.Of(error) : null);
        WriteOutput(writer, trial.Output);
        writer.WriteStartArray("feedback");
        foreach (var column in _run.Results.Columns)
        {
            if (column.Cells[row] is { } feedback)
            {
                WriteFeedback(writer, column.Info, feedback);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter writer, AppOutput? output)
    {
        writer.WriteString("output", output?.Text);
        writer.Number("input_tokens", output?.Usage?.InputTokens);
        writer.Number("output_tokens", output?.Usage?.OutputTokens);
        writer.Number("cost_usd", (double?)output?.CostUsd);
        writer.WriteStartArray("context");
        foreach (var passage in output?.Context ?? [])
        {
            writer.WriteStringValue(passage);
        }

        writer.WriteEndArray();
        writer.WriteString("messages", TextOf(output?.Messages));
        writer.WriteString("tool_calls", TextOf(output?.ToolCalls));
    }

    private static void WriteFeedback(Utf8JsonWriter writer, FeedbackInfo info, Feedback feedback)
    {
        writer.WriteStartObject();
        writer.WriteString("name", feedback.Name);
        writer.WriteString("state", JsonDocumentWriter.Name(feedback.State));
        writer.WritePropertyName("value");
        JsonSerializer.Serialize(writer, feedback.Value);
        if (feedback.Passed is { } passed)
        {
            writer.WriteBoolean("passed", passed);
        }

        writer.WriteString("rationale", feedback.Rationale);
        writer.WriteString("source", JsonDocumentWriter.Name(feedback.Source.Kind));
        writer.WriteString("source_id", feedback.Source.Id);
        writer.WriteBoolean("not_an_llm", info.ScorerKind == ScorerKind.Judge && feedback.Source.Kind == SourceKind.Code);
        if (feedback.Error is { } error)
        {
            writer.WriteString("error_kind", JsonDocumentWriter.Name(error.Kind));
            writer.WriteString("error", error.Message);
        }

        writer.WriteString("raw", feedback.Error?.Raw ?? RawReply(feedback));
        writer.WriteStartArray("metadata");
        foreach (var (name, value) in feedback.Metadata ?? [])
        {
            if (name != RawMember && value is not null)
            {
                WritePair(writer, name, value is System.Text.Json.Nodes.JsonValue plain ? plain.ToString() : value.ToJsonString());
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private const string RawMember = "raw";

    private static string? RawReply(Feedback feedback) => feedback.Metadata?[RawMember]?.ToString();

    private static void WritePair(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(name);
        writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static string? TextOf(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.Value.GetString(),
        _ => value.Value.GetRawText(),
    };
}
