using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Feedback: values in a thin table, texts apart.</summary>
internal sealed class FeedbackTables(StoreConnection connection, RunTables runs, TrialTable trials, InternedTexts texts)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Statement _insert = connection.Statement(
        """
        INSERT INTO feedback (trial_no, id, name_no, source_no, replicate, created_at, kind, value, label, passed, error_kind)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT DO NOTHING
        """);

    private readonly Statement _insertText = connection.Statement(
        "INSERT INTO feedback_text (trial_no, id, text, rationale, error_message, error_raw, metadata) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    public void Append(string location, string runId, IReadOnlyList<Feedback> feedback)
    {
        var run = runs.Number(location, runId);
        long trial = 0;
        string? traceId = null;
        foreach (var item in feedback)
        {
            // Feedback comes trial by trial: the number of the last one mostly serves again.
            if (item.TraceId != traceId)
            {
                trial = trials.Number(run, item.TraceId) ?? throw RunFaults.UnknownTrial(runId, item.TraceId, item.Name);
                traceId = item.TraceId;
            }

            Insert(trial, item);
        }
    }

    private void Insert(long trial, Feedback item)
    {
        var kind = item.Value?.Kind;
        var inserted = _insert
            .Bind(1, trial)
            .BindUuid(2, item.Id)
            .Bind(3, texts.Name(item.Name))
            .Bind(4, texts.Source(item.Source))
            .Bind(5, item.Replicate)
            .Bind(6, StoredTime.Of(item.CreatedAt))
            .Bind(7, kind is { } known ? EnumText<FeedbackValueKind>.Of(known) : null)
            .Bind(8, item.Value?.Number)
            .Bind(9, kind == FeedbackValueKind.Category ? item.Value!.Label : null)
            .Bind(10, item.Passed)
            .Bind(11, item.Error is { } error ? EnumText<FeedbackErrorKind>.Of(error.Kind) : null)
            .Execute();
        if (inserted == 1 && HasText(item))
        {
            _insertText
                .Bind(1, trial)
                .BindUuid(2, item.Id)
                .Bind(3, kind == FeedbackValueKind.Text ? item.Value!.Label : null)
                .Bind(4, item.Rationale)
                .Bind(5, item.Error?.Message)
                .Bind(6, item.Error?.Raw)
                .Bind(7, item.Metadata?.ToJsonString(Readable))
                .Execute();
        }
    }

    private static bool HasText(Feedback item) =>
        item.Rationale is not null || item.Error is not null || item.Metadata is not null || item.Value?.Kind == FeedbackValueKind.Text;
}
