using System.Text.Json.Nodes;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads a run's feedback, a page of trials at a time. Not thread-safe.</summary>
internal sealed class FeedbackRows(string location, string runId)
{
    private const int TrialsInPage = 500;

    private readonly Dictionary<long, string> _names = [];
    private readonly Dictionary<long, FeedbackSource> _sources = [];

    public Page<Feedback, TrialPosition> Read(StoreConnection connection, TrialPosition? after)
    {
        var run = RunRows.Number(connection, location, runId);
        var select = connection.Statement(
            """
            SELECT t.case_no, t.repeat, t.attempt, t.started_at, t.trial_no, t.trace_id, f.id, f.name_no, f.source_no, f.replicate, f.created_at,
                f.kind, f.value, f.label, f.passed, f.error_kind, x.text, x.rationale, x.error_message, x.error_raw, x.metadata
            FROM (
                SELECT case_no, repeat, attempt, started_at, trial_no, trace_id FROM trial
                WHERE run_no = ?1 AND (case_no, repeat, attempt, started_at, trial_no) > (?2, ?3, ?4, ?5, ?6)
                ORDER BY case_no, repeat, attempt, started_at, trial_no LIMIT ?7) t
            LEFT JOIN feedback f USING (trial_no)
            LEFT JOIN feedback_text x ON x.trial_no = f.trial_no AND x.id = f.id
            ORDER BY t.case_no, t.repeat, t.attempt, t.started_at, t.trial_no
            """)
            .Bind(1, run);
        (after ?? TrialPosition.Start).Bind(select, 2).Bind(7, TrialsInPage);
        try
        {
            return ReadPage(connection, select);
        }
        finally
        {
            select.Reset();
        }
    }

    private Page<Feedback, TrialPosition> ReadPage(StoreConnection connection, Statement row)
    {
        var items = new List<Feedback>();
        TrialPosition? last = null;
        long trial = 0;
        var trials = 0;
        var traceId = "";
        while (row.Step())
        {
            if (trials == 0 || row.Int64(4) != trial)
            {
                trial = row.Int64(4);
                traceId = row.TraceId(5);
                if (++trials == TrialsInPage)
                {
                    last = TrialPosition.Read(row);
                }
            }

            if (!row.IsNull(6))
            {
                items.Add(Read(connection, row, traceId));
            }
        }

        return new Page<Feedback, TrialPosition>(items, last);
    }

    private Feedback Read(StoreConnection connection, Statement row, string traceId) => new()
    {
        TraceId = traceId,
        Id = row.Uuid(6),
        Name = Name(connection, row.Int64(7)),
        Source = Source(connection, row.Int64(8)),
        Replicate = row.Int32(9),
        CreatedAt = StoredTime.Read(row.Int64(10)),
        Value = row.NullableText(11) is { } kind ? Value(EnumText<FeedbackValueKind>.Read(kind), row) : null,
        Passed = row.NullableBool(14),
        Error = row.NullableText(15) is { } error
            ? new FeedbackError(EnumText<FeedbackErrorKind>.Read(error), row.Text(18), row.NullableText(19))
            : null,
        Rationale = row.NullableText(17),
        Metadata = row.IsNull(20) ? null : JsonNode.Parse(row.Bytes(20))!.AsObject(),
    };

    private static FeedbackValue Value(FeedbackValueKind kind, Statement row) => kind switch
    {
        FeedbackValueKind.Bool => FeedbackValue.Of(row.Real(12) != 0),
        FeedbackValueKind.Number => FeedbackValue.Of(row.Real(12)),
        FeedbackValueKind.Category => FeedbackValue.OfCategory(row.Text(13)),
        _ => FeedbackValue.OfText(row.Text(16)),
    };

    private string Name(StoreConnection connection, long number)
    {
        if (!_names.TryGetValue(number, out var name))
        {
            var select = connection.Statement("SELECT name FROM feedback_name WHERE name_no = ?1").Bind(1, number);
            select.Step();
            _names.Add(number, name = select.Text(0));
            select.Reset();
        }

        return name;
    }

    private FeedbackSource Source(StoreConnection connection, long number)
    {
        if (!_sources.TryGetValue(number, out var source))
        {
            var select = connection.Statement("SELECT kind, id FROM feedback_source WHERE source_no = ?1").Bind(1, number);
            select.Step();
            _sources.Add(number, source = new FeedbackSource(EnumText<SourceKind>.Read(select.Text(0)), select.Text(1)));
            select.Reset();
        }

        return source;
    }
}
