namespace EvalKit.Statistics;

/// <summary>When graded data are too few or too skewed for the t interval.</summary>
internal static class GradedShape
{
    /// <summary>Under this many values the t interval leans on a normal shape that nobody can check.</summary>
    internal const int FewValues = 30;

    /// <summary>
    /// Cochran's rule (Sampling Techniques, 3rd edition, 2.15): a 95 % normal interval misses with no more than about 6 % once n exceeds 25 times the squared
    /// skewness. It asks for more cases the more skewed they are, where a fixed limit on the skewness would not.
    /// </summary>
    internal const double CochranFactor = 25;

    internal static bool IsSmall(int count) => count < FewValues;

    internal static bool IsSkewed(IReadOnlyList<double> values) =>
        Descriptive.Skewness(values) is { } skewness && values.Count <= CochranFactor * skewness * skewness;
}
