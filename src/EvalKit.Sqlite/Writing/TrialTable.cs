using System.Globalization;
using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Trials.</summary>
internal sealed class TrialTable(StoreConnection connection, RunTables runs, BlobTable blobs, JsonBuffer json)
{
    private readonly Statement _find = connection.Statement("SELECT trial_no FROM trial WHERE run_no = ?1 AND trace_id = ?2");

    private readonly Statement _findCase = connection.Statement(
        "SELECT c.case_no FROM evaluation e JOIN dataset_case c USING (version_no) WHERE e.run_no = ?1 AND c.id = ?2");

    private readonly Statement _insert = connection.Statement(
        """
        INSERT INTO trial
            (run_no, trace_id, case_no, repeat, attempt, started_at, latency, status, error_kind, error_type, error_message, output_hash, output, output_blob,
            lost_usd, lost_calls)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT DO NOTHING
        """);

    /// <summary>A trial's number; null when the run has no such trial.</summary>
    public long? Number(long run, string traceId) => _find.Bind(1, run).BindTraceId(2, traceId).QueryNumber();

    public void Append(string location, string runId, IReadOnlyList<Trial> trials)
    {
        var run = runs.Number(location, runId);
        foreach (var trial in trials)
        {
            var caseNumber = _findCase.Bind(1, run).BindName(2, trial.CaseId).QueryNumber() ?? throw RunFaults.UnknownCase(runId, trial.TraceId, trial.CaseId);
            Insert(run, caseNumber, trial);
        }
    }

    private void Insert(long run, long caseNumber, Trial trial)
    {
        _insert
            .Bind(1, run)
            .BindTraceId(2, trial.TraceId)
            .Bind(3, caseNumber)
            .Bind(4, trial.Repeat)
            .Bind(5, trial.Attempt)
            .Bind(6, StoredTime.Of(trial.StartedAt))
            .Bind(7, trial.Latency?.Ticks)
            .Bind(8, EnumText<TrialStatus>.Of(trial.Status))
            .Bind(9, trial.Error is { } error ? EnumText<TrialErrorKind>.Of(error.Kind) : null)
            .Bind(10, trial.Error?.Type)
            .Bind(11, trial.Error?.Message)
            .Bind(12, trial.OutputHash)
            .Bind(15, trial.LostCost?.Usd.ToString(CultureInfo.InvariantCulture))
            .Bind(16, trial.LostCost?.UnknownCalls);
        if (trial.Output is { } output)
        {
            blobs.Bind(_insert, 13, 14, json.Write(output, OutputJson.Write));
        }
        else
        {
            _insert.BindNull(13).BindNull(14);
        }

        _insert.Execute();
    }
}
