namespace EvalKit.Scoring;

/// <summary>Options of <c>error_spans</c>.</summary>
public sealed record ErrorSpansOptions : SpanSelectionOptions;
