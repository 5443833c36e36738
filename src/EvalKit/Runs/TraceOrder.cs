namespace EvalKit.Runs;

/// <summary>The order of a trial's traces, which every store keeps to.</summary>
public static class TraceOrder
{
    /// <summary>The trial's own first, then those of judges by the start of their first span, then by id.</summary>
    /// <param name="traces">Traces of one trial.</param>
    public static IEnumerable<TraceRecord> Sort(IEnumerable<TraceRecord> traces) => traces
        .OrderByDescending(t => t.IsOfTrial)
        .ThenBy(t => t.Spans.Count > 0 ? t.Spans[0].StartedAt : DateTimeOffset.MaxValue)
        .ThenBy(t => t.TraceId, StringComparer.Ordinal);
}
