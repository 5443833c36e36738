namespace EvalKit.Scoring;

/// <summary>
/// Places at which two sequences differ (Hamming 1950). It is defined for equal lengths; what the longer one has beyond the shorter differs from nothing, so each
/// symbol of it counts.
/// </summary>
internal static class HammingDistance
{
    public static int Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var shorter = Math.Min(first.Length, second.Length);
        var distance = Math.Max(first.Length, second.Length) - shorter;
        for (var i = 0; i < shorter; i++)
        {
            distance += first[i] == second[i] ? 0 : 1;
        }

        return distance;
    }
}
