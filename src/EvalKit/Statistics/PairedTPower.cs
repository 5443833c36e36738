using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace EvalKit.Statistics;

/// <summary>
/// Power of the two-sided paired t test from the noncentral t distribution. The effect is standardised: mean difference / standard deviation of the differences.
/// Pure and thread-safe.
/// </summary>
public static class PairedTPower
{
    private const int QuadratureOrder = 256;

    /// <summary>No effect needs to be sought above this many standard deviations.</summary>
    private const double LargestEffect = 1e4;

    private const double MostCases = 1e9;

    /// <summary>The chance to find the effect; 0 under two cases.</summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="effect">The standardised effect; its sign does not matter.</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static double Power(int cases, double effect, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        Requirements.Probability(alpha);
        return cases < 2 ? 0 : PowerAt(cases, Math.Abs(effect), alpha);
    }

    /// <summary>The standardised effect found with the wanted power; <see langword="null"/> under two cases.</summary>
    /// <param name="cases">How many paired cases.</param>
    /// <param name="power">The wanted power, in (<paramref name="alpha"/>, 1).</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static double? DetectableEffect(int cases, double power = 0.8, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        RequirePower(power, alpha);
        return cases < 2 ? null : Bisection.Solve(effect => PowerAt(cases, effect, alpha) - power, 0, LargestEffect);
    }

    /// <summary>How many cases find the effect with the wanted power, at least 2; <see langword="null"/> for an effect of 0 or one that a billion cases would not find.</summary>
    /// <param name="effect">The standardised effect; its sign does not matter.</param>
    /// <param name="power">The wanted power, in (<paramref name="alpha"/>, 1).</param>
    /// <param name="alpha">Two-sided level, in (0, 1).</param>
    public static int? CasesNeeded(double effect, double power = 0.8, double alpha = 0.05) =>
        CasesNeededUnrounded(effect, power, alpha) is { } cases ? (int)Math.Ceiling(cases) : null;

    internal static double? CasesNeededUnrounded(double effect, double power, double alpha)
    {
        RequirePower(power, alpha);
        var size = Math.Abs(effect);
        return PowerAt(MostCases, size, alpha) < power ? null : Bisection.Solve(cases => PowerAt(cases, size, alpha) - power, 2, MostCases);
    }

    /// <summary>P(|T| &gt; t) for noncentral T = (Z + δ) / S, integrated over the density of S = √(χ² / df), whose mass lies within a few 1 / √(2 df) of 1.</summary>
    private static double PowerAt(double cases, double effect, double alpha)
    {
        var df = cases - 1;
        var shift = effect * Math.Sqrt(cases);
        var t = Distributions.StudentTQuantile(1 - (alpha / 2), df);
        var reach = 10 / Math.Sqrt(2 * df);
        var logScale = Math.Log(2) + (df / 2 * Math.Log(df / 2)) - SpecialFunctions.GammaLn(df / 2);
        return GaussLegendreRule.Integrate(
            s => s <= 0 ? 0 : (Distributions.NormalUpper((t * s) - shift) + Distributions.NormalUpper((t * s) + shift))
                * Math.Exp(logScale + ((df - 1) * Math.Log(s)) - (df * s * s / 2)),
            Math.Max(0, 1 - reach),
            1 + reach,
            QuadratureOrder);
    }

    private static void RequirePower(double power, double alpha)
    {
        Requirements.Probability(alpha);
        Requirements.Probability(power);
        if (power <= alpha)
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "Expected a power above alpha.");
        }
    }
}
