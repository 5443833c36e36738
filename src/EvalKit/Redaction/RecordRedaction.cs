using System.Text.Json.Nodes;

namespace EvalKit.Redaction;

/// <summary>Redacts what a run keeps. Ids, hashes, names of metrics and what else identifies stay as they are: they were made of the originals.</summary>
internal static class RecordRedaction
{
    public static EvalDataset Redact(this SecretRedactor redactor, EvalDataset dataset) => dataset with { Cases = [.. dataset.Cases.Select(redactor.Redact)] };

    public static EvalCase Redact(this SecretRedactor redactor, EvalCase evalCase) => evalCase with
    {
        Inputs = redactor.Redact(evalCase.Inputs),
        Expectations = redactor.Redact(evalCase.Expectations),
        Columns = redactor.Redact(evalCase.Columns),
        Tags = redactor.Redact(evalCase.Tags),
        Split = redactor.RedactOrNull(evalCase.Split),
        Cluster = redactor.RedactOrNull(evalCase.Cluster),
        Location = redactor.RedactOrNull(evalCase.Location),
        RecordedOutput = redactor.RedactOrNull(evalCase.RecordedOutput),
    };

    public static Trial Redact(this SecretRedactor redactor, Trial trial) => trial with
    {
        Output = redactor.RedactOrNull(trial.Output),
        Error = trial.Error is { } error ? error with { Message = redactor.Redact(error.Message) } : null,
    };

    public static Feedback Redact(this SecretRedactor redactor, Feedback feedback) => feedback with
    {
        Value = feedback.Value is { Label: { } label } value ? redactor.Redact(value, label) : feedback.Value,
        Rationale = redactor.RedactOrNull(feedback.Rationale),
        Error = feedback.Error is { } error ? error with { Message = redactor.Redact(error.Message), Raw = redactor.RedactOrNull(error.Raw) } : null,
        Metadata = (JsonObject?)redactor.Redact(feedback.Metadata),
    };

    public static TraceRecord Redact(this SecretRedactor redactor, TraceRecord trace) => trace with { Spans = [.. trace.Spans.Select(redactor.Redact)] };

    private static Span Redact(this SecretRedactor redactor, Span span) => span with
    {
        Name = redactor.Redact(span.Name),
        StatusMessage = redactor.RedactOrNull(span.StatusMessage),
        Attributes = redactor.Redact(span.Attributes),
        Events = [.. span.Events.Select(e => new SpanEvent(redactor.Redact(e.Name), e.Time, redactor.Redact(e.Attributes)))],
    };

    /// <summary>The folder is left: it is where baseline and recordings are looked for.</summary>
    public static RunRecord Redact(this SecretRedactor redactor, RunRecord run) => run with
    {
        Name = redactor.RedactOrNull(run.Name),
        Parameters = run.Parameters.ToDictionary(p => p.Key, p => p.Key == RunRecord.FolderParameter ? p.Value : redactor.Redact(p.Key, p.Value), StringComparer.Ordinal),
        Environment = redactor.Redact(run.Environment),
    };

    public static SessionRecord Redact(this SecretRedactor redactor, SessionRecord session) => session with { Environment = redactor.Redact(session.Environment) };

    private static RunEnvironment Redact(this SecretRedactor redactor, RunEnvironment environment) => environment with
    {
        Branch = redactor.RedactOrNull(environment.Branch),
        PullRequest = redactor.RedactOrNull(environment.PullRequest),
        Build = redactor.RedactOrNull(environment.Build),
    };

    private static CaseFields Redact(this SecretRedactor redactor, CaseFields fields)
    {
        var json = new JsonRedaction(redactor);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return fields.Count == 0 ? fields : new CaseFields([.. fields.Select(f => KeyValuePair.Create(JsonRedaction.Unique(redactor.Redact(f.Key), names), json.Of(f.Key, f.Value)))]);
    }

    private static IReadOnlyDictionary<string, string> Redact(this SecretRedactor redactor, IReadOnlyDictionary<string, string> tags)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return tags.Count == 0 ? tags : tags.ToDictionary(t => JsonRedaction.Unique(redactor.Redact(t.Key), names), t => redactor.Redact(t.Key, t.Value), StringComparer.Ordinal);
    }

    private static AppOutput? RedactOrNull(this SecretRedactor redactor, AppOutput? output) => output is null ? null : new AppOutput(redactor.Redact(output.Value))
    {
        Context = [.. output.Context.Select(redactor.Redact)],
        ContextIds = [.. output.ContextIds.Select(redactor.RedactOrNull)],
        Messages = output.Messages is { } messages ? redactor.Redact(messages) : null,
        ToolCalls = output.ToolCalls is { } calls ? redactor.Redact(calls) : null,
        Usage = output.Usage,
        CostUsd = output.CostUsd,
        RecordedLatency = output.RecordedLatency,
        TimeToFirstToken = output.TimeToFirstToken,
    };

    private static FeedbackValue Redact(this SecretRedactor redactor, FeedbackValue value, string label)
    {
        var redacted = redactor.Redact(label);
        return ReferenceEquals(label, redacted) ? value : value.Kind == FeedbackValueKind.Category ? FeedbackValue.OfCategory(redacted) : FeedbackValue.OfText(redacted);
    }

    private static string? RedactOrNull(this SecretRedactor redactor, string? text) => text is null ? null : redactor.Redact(text);
}
