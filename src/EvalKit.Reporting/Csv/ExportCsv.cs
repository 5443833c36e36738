using CsvHelper;
using EvalKit.Metrics;

namespace EvalKit.Reporting;

/// <summary>
/// A run's trials as CSV, one row a trial: fixed columns, then a column for each input and each feedback, and one for each run metric, whose one value stands on every row.
/// Model text cannot become a formula.
/// </summary>
public static class ExportCsv
{
    private static readonly string[] Fixed = ["case_id", "repeat", "attempt", "status", "error", "latency_ms", "outputs"];

    /// <summary>Writes a run's trials.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="results">The run's results.</param>
    public static void Write(TextWriter output, RunResults results)
    {
        // Text cells that a spreadsheet would take for a formula are escaped; rows end in LF on every system.
        using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { Injection = CsvInjection.Escape, NewLine = "\n" }, leaveOpen: true);
        var inputs = results.Rows.SelectMany(r => r.Case.Inputs.Keys).Distinct(StringComparer.Ordinal).ToList();
        var metrics = MetricCalculator.RunMetrics(results);
        WriteRow(csv, [.. Fixed, .. inputs.Select(i => $"inputs.{i}"), .. results.Columns.Select(c => $"feedback.{c.Info.Name}"), .. metrics.Select(m => $"run_metric.{m.Feedback.Name}")]);
        for (var row = 0; row < results.Rows.Count; row++)
        {
            var (evalCase, trial) = (results.Rows[row].Case, results.Rows[row].Trial);
            WriteRow(csv,
            [
                trial.CaseId,
                trial.Repeat,
                trial.Attempt,
                JsonDocumentWriter.Name(trial.Status),
                trial.Error?.Message,
                trial.Latency?.TotalMilliseconds,
                trial.Output?.Text,
                .. inputs.Select(object? (name) => evalCase.Inputs.Text(name)),
                .. results.Columns.Select(c => Cell(c.Cells[row])),
                .. metrics.Select(object? (m) => m.Value),
            ]);
        }
    }

    /// <summary>Numbers stay numbers: only text is guarded against being read as a formula.</summary>
    private static object? Cell(Feedback? feedback) => feedback?.State switch
    {
        FeedbackState.Value when feedback.Value!.Kind == FeedbackValueKind.Number => feedback.Value.Number,
        FeedbackState.Value => feedback.Value!.ToString(),
        FeedbackState.Error => "error: " + JsonDocumentWriter.Name(feedback.Error!.Kind),
        _ => null,
    };

    private static void WriteRow(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }
}
