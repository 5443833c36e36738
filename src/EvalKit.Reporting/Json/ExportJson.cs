using System.Text.Json;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>The lines of <c>evalkit export --format jsonl</c>, one a trial; their schema is <c>docs/formats/export.schema.json</c>. <see cref="ExportReader"/> reads them back.</summary>
public static class ExportJson
{
    /// <summary>Writes a run's trials. The first line also describes the run.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="results">The run's results.</param>
    /// <param name="cases">All cases of the run's dataset, in its order.</param>
    public static void Write(TextWriter output, RunResults results, IReadOnlyList<EvalCase> cases)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(results);
        var numbers = cases.Select((c, number) => (c.Id, Number: number)).ToDictionary(c => c.Id, c => c.Number, StringComparer.Ordinal);
        for (var row = 0; row < results.Rows.Count; row++)
        {
            var line = Trial(results, row, numbers[results.Rows[row].Trial.CaseId]);
            output.Write(Text(row > 0 ? line : line with { Run = results.Record, RunMetrics = ExportRunMetric.Of(results), CasesWithoutTrial = CasesWithoutTrial(results, cases) }));
            output.Write('\n');
        }
    }

    /// <summary>One trial as its line of the export, without the end of the line and without the run.</summary>
    internal static string Line(RunResults results, int row, int caseNumber) => Text(Trial(results, row, caseNumber));

    private static string Text(ExportTrial line) => LogCommands.DisarmJson(JsonSerializer.Serialize(line, ExportFormat.Options));

    private static ExportTrial Trial(RunResults results, int row, int caseNumber)
    {
        var (evalCase, trial) = (results.Rows[row].Case, results.Rows[row].Trial);
        return new ExportTrial
        {
            Schema = JsonDocumentWriter.Schema,
            RunId = results.Record.Id,
            CaseId = trial.CaseId,
            CaseHash = evalCase.CaseHash,
            CaseNo = caseNumber,
            Repeat = trial.Repeat,
            Attempt = trial.Attempt,
            Inputs = evalCase.Inputs,
            Outputs = Outputs(trial.Output),
            OutputHash = trial.OutputHash,
            Expectations = evalCase.Expectations,
            Columns = evalCase.Columns,
            Tags = evalCase.Tags,
            Split = evalCase.Split,
            Cluster = evalCase.Cluster,
            Location = evalCase.Location,
            Status = trial.Status,
            Error = trial.Error,
            StartedAt = trial.StartedAt,
            LatencyMs = ExportFormat.Milliseconds(trial.Latency),
            Usage = trial.Output?.Usage,
            CostUsd = trial.Output?.CostUsd,
            LostCost = trial.LostCost,
            TraceId = trial.TraceId,
            Feedback = results.Columns.ToDictionary(c => c.Info.Name, c => ExportFeedback.Of(c.Cells[row]), StringComparer.Ordinal),
        };
    }

    private static ExportOutputs? Outputs(AppOutput? output) => output is null ? null : new ExportOutputs
    {
        Response = output.Value,
        Context = output.Context,
        ContextIds = output.ContextIds.Count == 0 ? null : output.ContextIds,
        Messages = output.Messages,
        ToolCalls = output.ToolCalls,
        RecordedLatencyMs = ExportFormat.Milliseconds(output.RecordedLatency),
        TimeToFirstTokenMs = ExportFormat.Milliseconds(output.TimeToFirstToken),
    };

    private static ExportCase[] CasesWithoutTrial(RunResults results, IReadOnlyList<EvalCase> cases)
    {
        var ran = results.Rows.Select(r => r.Case.Id).ToHashSet(StringComparer.Ordinal);
        return [.. cases.Select((c, number) => new ExportCase(number, c.Id, c.CaseHash)).Where(c => !ran.Contains(c.CaseId))];
    }
}
