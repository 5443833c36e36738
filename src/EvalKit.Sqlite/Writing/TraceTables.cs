using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Traces and their spans.</summary>
internal sealed class TraceTables(StoreConnection connection, RunTables runs, TrialTable trials, JsonBuffer json)
{
    public void Append(string location, string runId, IReadOnlyList<TraceRecord> traces)
    {
        var run = runs.Number(location, runId);
        foreach (var trace in traces)
        {
            var trial = trials.Number(run, trace.TrialId) ?? throw RunFaults.UnknownTrial(runId, trace);
            if (Insert(trial, trace) is { } number)
            {
                for (var i = 0; i < trace.Spans.Count; i++)
                {
                    Insert(number, i, trace.Spans[i]);
                }
            }
        }
    }

    /// <summary>Inserts a trace.</summary>
    /// <returns>Its number; null when the trial has it already.</returns>
    private long? Insert(long trial, TraceRecord trace) => connection.Statement(
        """
        INSERT INTO trace (trial_no, trace_id, dropped_spans, cut_values) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO NOTHING RETURNING trace_no
        """)
        .Bind(1, trial)
        .BindTraceId(2, trace.TraceId)
        .Bind(3, trace.DroppedSpans)
        .Bind(4, trace.CutValues)
        .QueryNumber();

    private void Insert(long trace, int position, Span span)
    {
        var insert = connection.Statement(
            """
            INSERT INTO span
                (trace_no, position, span_id, parent_id, name, kind, type, source, started_at, duration, status, status_message, attributes, events)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """)
            .Bind(1, trace)
            .Bind(2, position)
            .BindName(3, span.SpanId)
            .BindName(4, span.ParentId)
            .Bind(5, span.Name)
            .Bind(6, EnumText<SpanKind>.Of(span.Kind))
            .Bind(7, span.Type)
            .Bind(8, span.Source)
            .Bind(9, StoredTime.Of(span.StartedAt))
            .Bind(10, span.Duration.Ticks)
            .Bind(11, EnumText<SpanStatus>.Of(span.Status))
            .Bind(12, span.StatusMessage)
            .BindNull(13)
            .BindNull(14);
        if (span.Attributes.Count > 0)
        {
            insert.BindUtf8(13, json.Write(span.Attributes, CaseJson.WriteFields));
        }

        if (span.Events.Count > 0)
        {
            insert.BindUtf8(14, json.Write(span.Events, SpanJson.WriteEvents));
        }

        insert.Execute();
    }
}
