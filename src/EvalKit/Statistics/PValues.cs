namespace EvalKit.Statistics;

internal static class PValues
{
    /// <summary>The indices of the p-values from the smallest to the largest, ties in the order given.</summary>
    internal static int[] Ascending(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        for (var i = 0; i < pValues.Count; i++)
        {
            if (!(pValues[i] >= 0 && pValues[i] <= 1))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected p-values from 0 to 1, found {pValues[i]} at index {i}."), nameof(pValues));
            }
        }

        return [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i])];
    }
}
