namespace EvalKit.Statistics;

/// <summary>
/// The mean of candidate − baseline over paired cases (Miller 2024, arXiv 2411.00640, section 4). Average the repeats of a case first: a pair is a case.
/// The difference of two shares is better served by <see cref="Newcombe"/>. Pure and thread-safe.
/// </summary>
public static class PairedDifference
{
    /// <summary>Candidate minus baseline, case by case.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is NaN or infinite.</exception>
    public static IReadOnlyList<double> Differences(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate)
    {
        Requirements.Finite(baseline);
        Requirements.Finite(candidate);
        Requirements.SameLength(baseline.Count, candidate.Count);
        return [.. baseline.Zip(candidate, (before, after) => after - before)];
    }

    /// <summary>Mean difference with standard error sd / √n and n − 1 degrees of freedom; <see langword="null"/> for no pairs.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is NaN or infinite.</exception>
    public static MeanEstimate? Estimate(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate) =>
        MeanIntervals.Estimate(Differences(baseline, candidate));

    /// <summary>Mean difference with the cluster-robust standard error of <see cref="ClusteredMean"/>; <see langword="null"/> for no pairs.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is NaN or infinite.</exception>
    public static MeanEstimate? Estimate(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate, IReadOnlyList<string> clusters) =>
        ClusteredMean.Estimate(Differences(baseline, candidate), clusters);
}
