namespace EvalKit.Statistics;

/// <summary>
/// Power of McNemar's test. The two shares are those of the cases that change: only the baseline passes, only the candidate passes.
/// α is two-sided; the normal formulas count the rejections on the side of the true difference, the enumerations both sides. Pure and thread-safe.
/// </summary>
public static class McNemarPower
{
    /// <summary>Connor's normal approximation (1987): Φ((√n·|δ| − z·√ψ) / √(ψ − δ²)) with ψ the discordance and δ the difference. 0 where nothing changes.</summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="onlyBaseline">Share of cases that only the baseline passes.</param>
    /// <param name="onlyCandidate">Share of cases that only the candidate passes.</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static double Normal(int cases, double onlyBaseline, double onlyCandidate, double alpha = 0.05)
    {
        RequireDesign(cases, onlyBaseline, onlyCandidate, alpha);
        return NormalPower(cases, onlyBaseline + onlyCandidate, Math.Abs(onlyCandidate - onlyBaseline), alpha);
    }

    /// <summary>The exact test's true power, by enumeration of every outcome.</summary>
    /// <inheritdoc cref="Normal"/>
    public static double Exact(int cases, double onlyBaseline, double onlyCandidate, double alpha = 0.05) =>
        Enumerated(cases, onlyBaseline, onlyCandidate, alpha, McNemar.ExactP);

    /// <summary>The mid-p test's true power, by enumeration of every outcome.</summary>
    /// <inheritdoc cref="Normal"/>
    public static double MidP(int cases, double onlyBaseline, double onlyCandidate, double alpha = 0.05) =>
        Enumerated(cases, onlyBaseline, onlyCandidate, alpha, McNemar.MidP);

    /// <summary>How many cases give the wanted power by Connor's formula; <see langword="null"/> where both shares are equal, as then no number does.</summary>
    /// <param name="onlyBaseline">Share of cases that only the baseline passes.</param>
    /// <param name="onlyCandidate">Share of cases that only the candidate passes.</param>
    /// <param name="power">The wanted power, in (0, 1).</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static int? CasesNeeded(double onlyBaseline, double onlyCandidate, double power = 0.8, double alpha = 0.05) =>
        CasesNeededUnrounded(onlyBaseline, onlyCandidate, power, alpha) is { } cases ? (int)Math.Min(int.MaxValue, Math.Ceiling(cases)) : null;

    /// <summary>The difference of shares found with the wanted power by Connor's formula; <see langword="null"/> where even a change all one way would not be.</summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="discordance">Share of cases that change, in [0, 1].</param>
    /// <param name="power">The wanted power, in (0, 1).</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static double? DetectableDifference(int cases, double discordance, double power = 0.8, double alpha = 0.05)
    {
        RequireDesign(cases, discordance, 0, alpha);
        Requirements.Probability(power);
        if (NormalPower(cases, discordance, discordance, alpha) < power)
        {
            return null;
        }

        return Bisection.Solve(difference => NormalPower(cases, discordance, difference, alpha) - power, 0, discordance);
    }

    internal static double? CasesNeededUnrounded(double onlyBaseline, double onlyCandidate, double power, double alpha)
    {
        RequireDesign(1, onlyBaseline, onlyCandidate, alpha);
        Requirements.Probability(power);
        var (discordance, difference) = (onlyBaseline + onlyCandidate, onlyCandidate - onlyBaseline);
        if (difference == 0)
        {
            return null;
        }

        var z = Distributions.NormalQuantile(1 - (alpha / 2)) * Math.Sqrt(discordance);
        var b = Distributions.NormalQuantile(power) * Math.Sqrt(Math.Max(0, discordance - (difference * difference)));
        return Math.Pow((z + b) / difference, 2);
    }

    private static double NormalPower(int cases, double discordance, double difference, double alpha)
    {
        var distance = (Math.Sqrt(cases) * difference) - (Distributions.NormalQuantile(1 - (alpha / 2)) * Math.Sqrt(discordance));
        var variance = discordance - (difference * difference);
        return variance > 0 ? Distributions.NormalLower(distance / Math.Sqrt(variance)) : distance > 0 ? 1 : 0;
    }

    private static double Enumerated(int cases, double onlyBaseline, double onlyCandidate, double alpha, Func<PairedCounts, double> pValue)
    {
        RequireDesign(cases, onlyBaseline, onlyCandidate, alpha);
        var discordance = Math.Min(1, onlyBaseline + onlyCandidate);
        if (discordance == 0)
        {
            return 0;
        }

        var total = 0.0;
        var share = onlyBaseline / discordance;
        for (var changed = 1; changed <= cases; changed++)
        {
            var fewer = LargestRejected(changed, alpha, pValue);
            if (fewer >= 0)
            {
                var rejected = Distributions.BinomialLower(fewer, changed, share) + Distributions.BinomialUpper(changed - fewer, changed, share);
                total += Distributions.BinomialPoint(changed, cases, discordance) * rejected;
            }
        }

        return total;
    }

    /// <summary>The largest smaller count that rejects among so many changed pairs, or −1; p grows with that count, so halving finds it.</summary>
    private static int LargestRejected(int changed, double alpha, Func<PairedCounts, double> pValue)
    {
        var (low, high) = (-1, (changed - 1) / 2);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pValue(new PairedCounts(0, middle, changed - middle, 0)) <= alpha)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private static void RequireDesign(int cases, double onlyBaseline, double onlyCandidate, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        Requirements.Probability(alpha);
        if (!(onlyBaseline >= 0 && onlyCandidate >= 0 && onlyBaseline + onlyCandidate <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(onlyBaseline), onlyBaseline, "Expected two shares from 0 to 1 that sum to at most 1.");
        }
    }
}
