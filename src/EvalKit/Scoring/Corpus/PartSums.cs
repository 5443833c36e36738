namespace EvalKit.Scoring;

internal static class PartSums
{
    /// <summary>Adds the first numbers of every part, as many as there are sums.</summary>
    public static void Add(IReadOnlyList<RunMetricPart> parts, Span<double> sums)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var numbers = parts[i].Numbers;
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += numbers[j];
            }
        }
    }
}
