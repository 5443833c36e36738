namespace EvalKit.Statistics;

/// <summary>
/// The smallest mean difference that a paired comparison would find significant with the wanted power (Miller 2024, arXiv 2411.00640, section 5):
/// δ = (z at 1 − α/2 + z at power) · sd / √n. A normal formula for planning; the exact ones are <see cref="McNemarPower"/> and <see cref="PairedTPower"/>.
/// Pure and thread-safe.
/// </summary>
public static class DetectableEffect
{
    /// <summary>
    /// For graded cases, from the standard deviation of the differences; in their unit. <see langword="null"/> for no cases and for a deviation of 0, which
    /// says that the last runs show no spread to plan with, not that any effect is visible.
    /// </summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="standardDeviation">Of candidate − baseline over cases, at least 0.</param>
    /// <param name="power">The wanted chance to find the effect, in (0, 1).</param>
    /// <param name="alpha">Two-sided error level, in (0, 1); twice the level of a one-sided bound.</param>
    public static double? FromStandardDeviation(int cases, double standardDeviation, double power = 0.8, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        RequireDeviation(standardDeviation);
        var z = SumOfQuantiles(power, alpha);
        return cases == 0 || standardDeviation == 0 ? null : z * standardDeviation / Math.Sqrt(cases);
    }

    /// <summary>For pass/fail cases, from the share of cases whose outcome changes: their differences have about the deviation √share. In shares of 1.</summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="discordance">Share of changed outcomes, in [0, 1].</param>
    /// <param name="power">The wanted chance to find the effect, in (0, 1).</param>
    /// <param name="alpha">Two-sided error level, in (0, 1).</param>
    public static double? FromDiscordance(int cases, double discordance, double power = 0.8, double alpha = 0.05)
    {
        if (!(discordance >= 0 && discordance <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(discordance), discordance, "Expected a share from 0 to 1.");
        }

        return FromStandardDeviation(cases, Math.Sqrt(discordance), power, alpha);
    }

    /// <summary>How many cases show an effect of the given size: the formula turned round and rounded up.</summary>
    /// <param name="effect">The effect, greater than 0, in the unit of the differences.</param>
    /// <param name="standardDeviation">Of the differences, at least 0.</param>
    /// <param name="power">The wanted chance to find the effect, in (0, 1).</param>
    /// <param name="alpha">Two-sided error level, in (0, 1).</param>
    public static int CasesNeeded(double effect, double standardDeviation, double power = 0.8, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effect);
        RequireDeviation(standardDeviation);
        return Math.Max(1, (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Pow(SumOfQuantiles(power, alpha) * standardDeviation / effect, 2))));
    }

    private static void RequireDeviation(double standardDeviation)
    {
        if (!(standardDeviation >= 0 && double.IsFinite(standardDeviation)))
        {
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "Expected a finite number from 0.");
        }
    }

    private static double SumOfQuantiles(double power, double alpha)
    {
        Requirements.Probability(power);
        Requirements.Probability(alpha);
        return Distributions.NormalQuantile(1 - (alpha / 2)) + Distributions.NormalQuantile(power);
    }
}
