namespace EvalKit.Reporting.Traces;

/// <summary>
/// The spans of a trace as a tree, each below the one that it happened in and before what began later. Spans come from anywhere: one whose parent is not there stands
/// at the top, and a circle of parents is opened.
/// </summary>
internal sealed class SpanTree
{
    private const int None = -1;

    private readonly IReadOnlyList<Span> _spans;
    private readonly int[] _parents;

    private SpanTree(IReadOnlyList<Span> spans)
    {
        _spans = spans;
        _parents = ParentsOf(spans);
        OpenCircles(_parents);
    }

    /// <summary>The spans in the order of the tree; of more than may be shown those that failed, with what is around them, then the earliest.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="most">How many may be shown.</param>
    public static IReadOnlyList<ShownSpan> Read(IReadOnlyList<Span> spans, int most)
    {
        var tree = new SpanTree(spans);
        return tree.InOrder(tree.Choose(most));
    }

    private static int[] ParentsOf(IReadOnlyList<Span> spans)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < spans.Count; i++)
        {
            places.TryAdd(spans[i].SpanId, i);
        }

        return [.. spans.Select(s => s.ParentId is { } id && places.TryGetValue(id, out var parent) ? parent : None)];
    }

    /// <summary>Follows each span's parents until they end or were followed before; one that leads back into its own way loses its parent.</summary>
    private static void OpenCircles(int[] parents)
    {
        var way = new int[parents.Length];
        for (var start = 0; start < parents.Length; start++)
        {
            for (var at = start; at != None && way[at] == 0;)
            {
                way[at] = start + 1;
                var next = parents[at];
                if (next != None && way[next] == start + 1)
                {
                    parents[at] = None;
                    break;
                }

                at = next;
            }
        }
    }

    private bool[] Choose(int most)
    {
        var chosen = new bool[_spans.Count];
        if (_spans.Count <= most)
        {
            Array.Fill(chosen, true);
            return chosen;
        }

        var left = most;
        foreach (var place in Enumerable.Range(0, _spans.Count).OrderBy(i => _spans[i].Status == SpanStatus.Error ? 0 : 1).ThenBy(i => _spans[i].StartedAt))
        {
            var around = Around(place).TakeWhile(i => !chosen[i]).ToList();
            if (around.Count <= left)
            {
                around.ForEach(i => chosen[i] = true);
                left -= around.Count;
            }
        }

        return chosen;
    }

    /// <summary>The span and all that it lies in.</summary>
    private IEnumerable<int> Around(int place)
    {
        for (var at = place; at != None; at = _parents[at])
        {
            yield return at;
        }
    }

    private List<ShownSpan> InOrder(bool[] chosen)
    {
        var children = Enumerable.Range(0, _spans.Count).Where(i => chosen[i])
            .OrderByDescending(i => _spans[i].StartedAt).ThenByDescending(i => i)
            .ToLookup(i => _parents[i]);
        var shown = new List<ShownSpan>();
        var next = new Stack<(int Place, int Depth)>(children[None].Select(i => (i, 0)));
        while (next.TryPop(out var at))
        {
            shown.Add(new ShownSpan(_spans[at.Place], at.Depth));
            foreach (var child in children[at.Place])
            {
                next.Push((child, at.Depth + 1));
            }
        }

        return shown;
    }
}
