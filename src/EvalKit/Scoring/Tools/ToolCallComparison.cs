using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>The calls that were made beside those that are expected.</summary>
/// <param name="Expected">The expected calls.</param>
/// <param name="Made">The calls that were made.</param>
internal sealed record ToolCallComparison(IReadOnlyList<ExpectedToolCall> Expected, IReadOnlyList<ToolCall> Made)
{
    private const int Told = 3;
    private readonly Lazy<int[]> _pairs = new(() => CallAssignment.Of(Expected, Made));

    /// <summary>How many expected calls are paired with one that was made.</summary>
    public int Matched => _pairs.Value.Count(p => p >= 0);

    /// <summary>Whether the calls stand to each other as the order says.</summary>
    public bool Meets(ToolCallOrder order) => order switch
    {
        ToolCallOrder.Strict => Expected.Count == Made.Count && Expected.Zip(Made).All(pair => pair.First.IsMetBy(pair.Second)),
        ToolCallOrder.Subset => Matched == Made.Count,
        ToolCallOrder.Superset => Matched == Expected.Count,
        _ => Expected.Count == Made.Count && Matched == Made.Count,
    };

    /// <summary>What is missing, and what is too much.</summary>
    public string Rationale
    {
        get
        {
            var faults = Faults().Take(Told + 1).ToList();
            return faults.Count switch
            {
                0 when Expected.Count == 0 => "no call was made, as expected",
                0 => FormattableString.Invariant($"all {Expected.Count} expected calls were made and no other"),
                > Told => string.Join("; ", faults.Take(Told)) + "; …",
                _ => string.Join("; ", faults),
            };
        }
    }

    public JsonObject Metadata => new() { ["expected"] = Expected.Count, ["made"] = Made.Count, ["matched"] = Matched };

    private IEnumerable<string> Faults()
    {
        var pairs = _pairs.Value;
        var paired = pairs.ToHashSet();
        var left = Enumerable.Range(0, Made.Count).Where(m => !paired.Contains(m)).Select(m => Made[m]).ToList();
        foreach (var missing in Enumerable.Range(0, pairs.Length).Where(e => pairs[e] < 0).Select(e => Expected[e]))
        {
            if (left.Find(call => missing.IsNamed(call.Name)) is { } near)
            {
                left.Remove(near);
                yield return $"{Shown(missing.Name)}: {missing.Fault(near)}";
            }
            else
            {
                yield return $"{Shown(missing.Name)} was not called";
            }
        }

        foreach (var extra in left)
        {
            yield return $"{Shown(extra.Name)} was called and is not expected";
        }
    }

    private static string Shown(string name) => name.Length <= 60 ? name : Quote.Of(name);
}
