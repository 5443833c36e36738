using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads traces with their spans.</summary>
internal static class TraceRows
{
    /// <summary>A trace can be long: a page holds few.</summary>
    private const int TracesInPage = 50;

    private const string Columns =
        """
        SELECT t.trace_no, t.trace_id, r.trace_id, t.dropped_spans, t.cut_values,
            s.span_id, s.parent_id, s.name, s.kind, s.type, s.source, s.started_at, s.duration, s.status, s.status_message, s.attributes, s.events
        """;

    /// <summary>After which trace to go on.</summary>
    public sealed record Position(long TraceNumber);

    public static Page<TraceRecord, Position> Read(StoreConnection connection, string location, string runId, Position? after)
    {
        var run = RunRows.Number(connection, location, runId);
        var select = connection.Statement(
            Columns +
            """
             FROM (
                SELECT t.trace_no FROM trace t JOIN trial r USING (trial_no) WHERE r.run_no = ?1 AND t.trace_no > ?2 ORDER BY t.trace_no LIMIT ?3) p
            JOIN trace t USING (trace_no) JOIN trial r USING (trial_no) LEFT JOIN span s USING (trace_no)
            ORDER BY t.trace_no, s.position
            """)
            .Bind(1, run)
            .Bind(2, after?.TraceNumber ?? 0)
            .Bind(3, TracesInPage);
        var (traces, last) = ReadAll(select);
        return new Page<TraceRecord, Position>(traces, traces.Count == TracesInPage ? new Position(last) : null);
    }

    public static IReadOnlyList<TraceRecord> Find(StoreConnection connection, string location, string runId, string trialId)
    {
        var run = RunRows.Number(connection, location, runId);
        var select = connection.Statement(
            Columns +
            """
             FROM trial r JOIN trace t USING (trial_no) LEFT JOIN span s USING (trace_no)
            WHERE r.run_no = ?1 AND r.trace_id = ?2
            ORDER BY t.trace_no, s.position
            """)
            .Bind(1, run)
            .BindTraceId(2, trialId);
        return [.. TraceOrder.Sort(ReadAll(select).Traces)];
    }

    private static (List<TraceRecord> Traces, long LastNumber) ReadAll(Statement row)
    {
        var traces = new List<TraceRecord>();
        var spans = new List<Span>();
        long number = 0;
        try
        {
            while (row.Step())
            {
                if (row.Int64(0) != number)
                {
                    number = row.Int64(0);
                    traces.Add(Trace(row, spans = []));
                }

                if (!row.IsNull(5))
                {
                    spans.Add(Span(row));
                }
            }

            return (traces, number);
        }
        finally
        {
            row.Reset();
        }
    }

    private static TraceRecord Trace(Statement row, IReadOnlyList<Span> spans) => new()
    {
        TraceId = row.TraceId(1),
        TrialId = row.TraceId(2),
        DroppedSpans = row.Int32(3),
        CutValues = row.Int32(4),
        Spans = spans,
    };

    private static Span Span(Statement row) => new()
    {
        SpanId = row.Text(5),
        ParentId = row.NullableText(6),
        Name = row.Text(7),
        Kind = EnumText<SpanKind>.Read(row.Text(8)),
        Type = row.NullableText(9),
        Source = row.NullableText(10),
        StartedAt = StoredTime.Read(row.Int64(11)),
        Duration = TimeSpan.FromTicks(row.Int64(12)),
        Status = EnumText<SpanStatus>.Read(row.Text(13)),
        StatusMessage = row.NullableText(14),
        Attributes = row.IsNull(15) ? CaseFields.Empty : CaseJson.ReadFields(row.Bytes(15)),
        Events = row.IsNull(16) ? [] : SpanJson.ReadEvents(row.Bytes(16)),
    };
}
