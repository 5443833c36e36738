namespace EvalKit.Scoring;

/// <summary>Options of <c>span_count</c>.</summary>
public sealed record SpanCountOptions : SpanSelectionOptions;
