namespace EvalKit.Scoring;

/// <summary>Options of <c>span_duration</c>.</summary>
public sealed record SpanDurationOptions : SpanSelectionOptions;
