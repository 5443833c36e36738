namespace EvalKit.Statistics;

/// <summary>
/// McNemar's test of equal paired shares; it looks at the changed pairs alone. Every p is two-sided, and 1 where no pair changed. Pure and thread-safe.
/// </summary>
public static class McNemar
{
    /// <summary>Exact: twice the binomial tail of the smaller count at ½, at most 1.</summary>
    public static double ExactP(PairedCounts counts)
    {
        var (fewer, all) = Changed(counts);
        return Math.Min(1, 2 * Distributions.BinomialLower(fewer, all, 0.5));
    }

    /// <summary>Mid-p (Fagerland, Lydersen and Laake 2013): the exact tail less the probability of what was seen; less timid than the exact test.</summary>
    public static double MidP(PairedCounts counts)
    {
        var (fewer, all) = Changed(counts);
        return Math.Min(1, (2 * Distributions.BinomialLower(fewer, all, 0.5)) - Distributions.BinomialPoint(fewer, all, 0.5));
    }

    /// <summary>Asymptotic: (b − c)² / (b + c) on chi-squared with one degree of freedom, without continuity correction.</summary>
    public static double ChiSquaredP(PairedCounts counts)
    {
        var (fewer, all) = Changed(counts);
        return all == 0 ? 1 : Distributions.ChiSquaredOneUpper(Math.Pow(all - (2.0 * fewer), 2) / all);
    }

    private static (int Fewer, int All) Changed(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return (Math.Min(counts.OnlyBaseline, counts.OnlyCandidate), counts.Discordant);
    }
}
