namespace EvalKit.Scoring;

/// <summary>Which spans of a trace a scorer looks at. Both parts must be met; without any it is all of them but EvalKit's own around the trial.</summary>
public abstract record SpanSelectionOptions : ScorerOptions
{
    /// <summary>The spans' type, such as <c>tool</c>; see <see cref="SpanTypes"/>, in any case. Null for any.</summary>
    public string? Type { get; init; }

    /// <summary>The spans' name, such as <c>execute_tool search</c>; one that ends in <c>*</c> is a prefix. Null for any.</summary>
    public string? Span { get; init; }

    internal IEnumerable<Span> Select(TraceRecord trace) => trace.Spans.Where(s =>
        s.Type != SpanTypes.Trial
        && (Type is null || string.Equals(s.Type, Type, StringComparison.OrdinalIgnoreCase))
        && (Span is null || Wildcard.Covers(Span, s.Name)));
}
