using System.Globalization;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads a run's trials in order.</summary>
internal static class TrialRows
{
    private const int PageSize = 1000;

    public static Page<Trial, TrialPosition> Read(StoreConnection connection, string location, string runId, TrialPosition? after)
    {
        var run = RunRows.Number(connection, location, runId);
        var select = connection.Statement(
            """
            SELECT t.case_no, t.repeat, t.attempt, t.started_at, t.trial_no, t.trace_id, c.id, t.latency, t.status,
                t.error_kind, t.error_type, t.error_message, t.output_hash, coalesce(t.output, b.bytes), t.lost_usd, t.lost_calls
            FROM trial t
            JOIN evaluation e USING (run_no)
            JOIN dataset_case c ON c.version_no = e.version_no AND c.case_no = t.case_no
            LEFT JOIN blob b ON b.blob_no = t.output_blob
            WHERE t.run_no = ?1 AND (t.case_no, t.repeat, t.attempt, t.started_at, t.trial_no) > (?2, ?3, ?4, ?5, ?6)
            ORDER BY t.case_no, t.repeat, t.attempt, t.started_at, t.trial_no LIMIT ?7
            """)
            .Bind(1, run);
        (after ?? TrialPosition.Start).Bind(select, 2).Bind(7, PageSize);
        var trials = new List<Trial>();
        TrialPosition? last = null;
        try
        {
            while (select.Step())
            {
                trials.Add(Read(select));
                if (trials.Count == PageSize)
                {
                    last = TrialPosition.Read(select);
                }
            }
        }
        finally
        {
            select.Reset();
        }

        return new Page<Trial, TrialPosition>(trials, last);
    }

    private static Trial Read(Statement row) => new()
    {
        Repeat = row.Int32(1),
        Attempt = row.Int32(2),
        StartedAt = StoredTime.Read(row.Int64(3)),
        TraceId = row.TraceId(5),
        CaseId = row.Text(6),
        Latency = row.NullableInt64(7) is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        Status = EnumText<TrialStatus>.Read(row.Text(8)),
        Error = row.NullableText(9) is { } kind ? new TrialError(EnumText<TrialErrorKind>.Read(kind), row.NullableText(10), row.Text(11)) : null,
        OutputHash = row.NullableText(12),
        LostCost = row.NullableText(14) is { } usd ? new AppCost(decimal.Parse(usd, CultureInfo.InvariantCulture), row.Int32(15)) : null,
        Output = row.IsNull(13) ? null : OutputJson.Read(row.Bytes(13)),
    };
}
