using System.Text.Json.Nodes;

namespace EvalKit.Reporting;

/// <summary>A cell of a run's results, as an export writes it. Without an id there is no feedback, which counts as unscored.</summary>
internal sealed record ExportFeedback
{
    public required string? Id { get; init; }

    public required FeedbackState State { get; init; }

    public required FeedbackValue? Value { get; init; }

    public required FeedbackValueKind? ValueKind { get; init; }

    public required bool? Passed { get; init; }

    public required string? Rationale { get; init; }

    public required SourceKind? Source { get; init; }

    public required string? SourceId { get; init; }

    public required int Replicate { get; init; }

    public required FeedbackError? Error { get; init; }

    public required JsonObject? Metadata { get; init; }

    public required DateTimeOffset? CreatedAt { get; init; }

    public static ExportFeedback Of(Feedback? feedback) => new()
    {
        Id = feedback?.Id,
        State = feedback?.State ?? FeedbackState.Unscored,
        Value = feedback?.Value,
        ValueKind = feedback?.Value?.Kind,
        Passed = feedback?.Passed,
        Rationale = feedback?.Rationale,
        Source = feedback?.Source.Kind,
        SourceId = feedback?.Source.Id,
        Replicate = feedback?.Replicate ?? 0,
        Error = feedback?.Error,
        Metadata = feedback?.Metadata,
        CreatedAt = feedback?.CreatedAt,
    };

    /// <summary>The feedback; null where there is none.</summary>
    public Feedback? ToFeedback(string name, string traceId) => Id is null ? null : new Feedback
    {
        Id = Id,
        TraceId = traceId,
        Name = name,
        Value = ValueKind == FeedbackValueKind.Text && Value is { Label: { } text } ? FeedbackValue.OfText(text) : Value,
        Passed = Passed,
        Rationale = Rationale,
        Source = new FeedbackSource(Source ?? SourceKind.Code, SourceId ?? ""),
        Replicate = Replicate,
        Error = Error,
        Metadata = Metadata,
        CreatedAt = CreatedAt ?? default,
    };
}
