namespace EvalKit.Statistics;

/// <summary>Tells a spread that is there from one that only the last bits of a double make.</summary>
internal static class Rounding
{
    /// <summary>
    /// A difference of two scores is exact to about 1e-16 of the scores, so a spread below this share of the largest value is
    /// rounding: 0.3 − 0.2 and 0.4 − 0.3 are the same change. Anything a scorer means lies many powers of ten above.
    /// </summary>
    private const double RelativeNoise = 1e-13;

    internal static bool IsNoise(double spread, IReadOnlyList<double> values)
    {
        var largest = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            largest = Math.Max(largest, Math.Abs(values[i]));
        }

        return spread <= RelativeNoise * largest;
    }
}
