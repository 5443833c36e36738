namespace EvalKit.Statistics;

/// <summary>
/// Benjamini and Hochberg's procedure (1995): keeps the expected share of false claims among those made at most q, for independent or positively
/// dependent tests. For exploring ("which slices moved"), never for a gate. Pure and thread-safe.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values in the order given: claim i is made at rate q where its adjusted p ≤ q.</summary>
    /// <exception cref="ArgumentException">A p-value lies outside [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var order = PValues.Ascending(pValues);
        var adjusted = new double[pValues.Count];
        var running = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var index = order[rank - 1];
            running = Math.Min(running, pValues[index] * pValues.Count / rank);
            adjusted[index] = running;
        }

        return adjusted;
    }
}
