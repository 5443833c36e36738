namespace EvalKit.Reporting.Traces;

/// <summary>A span with its place in the tree of its trace. Immutable.</summary>
/// <param name="Span">The span.</param>
/// <param name="Depth">How many shown spans lie around it, from 0.</param>
internal readonly record struct ShownSpan(Span Span, int Depth);
