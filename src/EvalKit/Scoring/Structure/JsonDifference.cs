using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>How two JSON values differ, place by place.</summary>
/// <param name="Compared">The places at which either has a leaf.</param>
/// <param name="Differences">Those at which they are not equal, the expected value's first.</param>
internal sealed record JsonDifference(int Compared, IReadOnlyList<LeafDifference> Differences)
{
    /// <summary>The share of places at which they are equal, an unequal pair counting as much as the leaf scorer says; 1 for equal values.</summary>
    public double Share => (Compared - Differences.Count + Differences.Sum(d => d.Score)) / Compared;

    /// <summary>The difference of two values by their leaves.</summary>
    public static JsonDifference Of(Dictionary<string, JsonElement> wanted, Dictionary<string, JsonElement> given)
    {
        var differences = new List<LeafDifference>();
        foreach (var (place, leaf) in wanted)
        {
            if (!given.TryGetValue(place, out var other))
            {
                differences.Add(new LeafDifference(place, leaf, null, 0));
            }
            else if (!JsonLeaves.AreEqual(leaf, other))
            {
                differences.Add(new LeafDifference(place, leaf, other, 0));
            }
        }

        var extra = given.Where(g => !wanted.ContainsKey(g.Key)).Select(g => new LeafDifference(g.Key, null, g.Value, 0)).ToList();
        return new JsonDifference(wanted.Count + extra.Count, [.. differences, .. extra]);
    }
}
