namespace EvalKit.Tracing.Import;

/// <summary>A span of a file, with the trace that it belongs to.</summary>
internal sealed record ImportedSpan(string TraceId, Span Span, int Cut);
