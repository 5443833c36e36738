namespace EvalKit.Statistics;

/// <summary>
/// The sign-flip (paired permutation) test and the interval it inverts to. If baseline and candidate are alike, each difference is as likely to have the
/// other sign. Exact for up to 19 pairs (every pattern of signs, fewer than a million); above, seeded Monte Carlo with p = (1 + hits) / (1 + patterns).
/// Pure and thread-safe: the same numbers and seed give the same answer.
/// <para>Differences of 0. The test leaves them out, so only the pairs that changed count towards the 19: a flip does not change a 0, every pattern of the
/// others comes as often as before, and p is the same number. The interval keeps them: it asks which shifts θ the test of d − θ does not reject, and there
/// a 0 is −θ, which a flip does change. It does so without a test for each θ. Flipping a subset S of d − θ lowers its sum by 2 (Σ S − θ |S|), so the flipped
/// sum reaches the sum that was seen exactly where θ is at least the mean of S: each pattern has one critical shift, p steps at these alone, and the bounds
/// are order statistics of the subset means (Hartigan 1969). A 0 counts in |S| and adds nothing to Σ S.</para>
/// </summary>
public static class SignFlipTest
{
    /// <summary>Sums closer than this share of all absolute differences count as tied, so that rounding decides no p-value.</summary>
    private const double RelativeTie = 1e-12;

    /// <summary>Two-sided p of "the mean difference is 0"; 1 for no pairs and where every difference is 0.</summary>
    /// <param name="differences">Candidate minus baseline, one a case.</param>
    /// <param name="seed">Of the random patterns; without effect on the exact test.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static double PValue(IReadOnlyList<double> differences, ulong seed)
    {
        Requirements.Finite(differences);
        var sample = CanonicalSample.From([.. differences.Where(difference => difference != 0)]).Values;
        if (sample.Length == 0)
        {
            return 1;
        }

        var total = Descriptive.Sum(sample);
        var threshold = Math.Abs(total) - (RelativeTie * sample.Sum(Math.Abs));
        var sums = SubsetSums.Of(sample, seed).Sums;
        var hits = sums.LongCount(sum => Math.Abs(total - (2 * sum)) >= threshold);
        return (1.0 + hits) / (1.0 + sums.Length);
    }

    /// <summary>
    /// The mean differences that the test does not reject with (1 − level) / 2 on either side. <see langword="null"/> where there are too few pairs to reject anything at that level (<see cref="SmallestCount"/>).
    /// </summary>
    /// <param name="differences">Candidate minus baseline, one a case.</param>
    /// <param name="seed">Of the random patterns; without effect on the exact interval.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Interval? Interval(IReadOnlyList<double> differences, ulong seed, double level = 0.95)
    {
        Requirements.Finite(differences);
        Requirements.Probability(level);
        if (differences.Count < SmallestCount(level))
        {
            return null;
        }

        var sample = CanonicalSample.From(differences);
        var subsets = SubsetSums.Of(sample.Values, seed);
        var means = subsets.Means;
        Array.Sort(means);
        var rank = (int)Math.Floor(((1 - level) / 2 * (means.Length + 1)) + RelativeTie);
        if (rank < 1)
        {
            return null;
        }

        var method = subsets.IsExact ? IntervalMethods.SignFlipExact : IntervalMethods.SignFlipMonteCarlo;
        var noise = RelativeTie * sample.Values.Average(Math.Abs);
        return sample.Restore(ZeroIfBelow(means[rank - 1], noise), ZeroIfBelow(means[^rank], noise), level, method);
    }

    /// <summary>The fewest pairs that give an interval: 2ⁿ ≥ 2 / (1 − level), so 6 at 95 % and 5 at 90 %.</summary>
    public static int SmallestCount(double level = 0.95)
    {
        Requirements.Probability(level);
        return (int)Math.Ceiling(Math.Log2(2 / (1 - level)) - RelativeTie);
    }

    /// <summary>Changes that cancel can leave the last bit of a sum: it must not put a bound of 0 on either side of it.</summary>
    private static double ZeroIfBelow(double bound, double noise) => Math.Abs(bound) <= noise ? 0 : bound;
}
