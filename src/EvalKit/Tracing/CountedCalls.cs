using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Finds the spans whose tokens count: calls of models with no such call inside, and what is around calls, such as an agent, where it tells tokens and no call inside it is there.</summary>
internal static class CountedCalls
{
    public static List<SpanView> Of(IReadOnlyList<Span> spans, IReadOnlyList<SpanView> views)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            parents.TryAdd(span.SpanId, span.ParentId);
        }

        var around = new HashSet<string>(StringComparer.Ordinal);
        var calls = views.Where(v => v.IsModelCall).ToList();
        calls.ForEach(c => MarkAround(c.Span, parents, around));
        var counted = calls.Where(c => !around.Contains(c.Span.SpanId)).ToList();

        // A span without an operation, such as that of a function loop, only repeats what others tell.
        var outer = views.Where(v => !v.IsModelCall && v.Usage is not null && (v.Operation is not null || v.Span.Type == SpanTypes.Agent) && !around.Contains(v.Span.SpanId)).ToList();
        outer.ForEach(o => MarkAround(o.Span, parents, around));
        counted.AddRange(outer.Where(o => !around.Contains(o.Span.SpanId)));
        return [.. counted.OrderBy(c => c.Span.StartedAt)];
    }

    /// <summary>Marks what a span lies in. A parent that is marked has its own parents marked already, which also ends at a circle.</summary>
    private static void MarkAround(Span span, Dictionary<string, string?> parents, HashSet<string> around)
    {
        for (var at = span.ParentId; at is not null && at != span.SpanId && around.Add(at) && parents.TryGetValue(at, out var next);)
        {
            at = next;
        }
    }
}
