namespace EvalKit.Statistics;

/// <summary>
/// Pocock's boundary (1977, Biometrika 64): data that grow are looked at several times, and whoever stops at the first look that shows what was looked for has more chances to
/// see it by luck. Each look is held to one smaller level, so that all of them together keep α. Pure and thread-safe.
/// </summary>
public static class Pocock
{
    /// <summary>Half-steps of Simpson's rule over one look; doubling them moves no level by more than 1e-9.</summary>
    private const int Steps = 200;

    /// <summary>
    /// The two-sided level of each look: α′ such that |z| stays inside the 1 − α′ quantile at all looks with probability 1 − α, where look k sees the sum of k equal steps (Armitage, McPherson and
    /// Rowe 1969, J. R. Stat. Soc. A 132). Looks that share more than those sums, such as one baseline, keep α all the more. α itself for one look; always at least α / looks.
    /// </summary>
    /// <param name="looks">How often is looked, from 1.</param>
    /// <param name="alpha">Two-sided level of all looks together, in (0, 1).</param>
    public static double Level(int looks, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 1);
        Requirements.Probability(alpha);
        if (looks == 1)
        {
            return alpha;
        }

        // Between independent looks' bound at one look and Bonferroni's at all.
        var bound = Bisection.Solve(z => Inside(looks, z) - (1 - alpha), Quantile(alpha), Quantile(alpha / looks));
        return 2 * Distributions.NormalUpper(bound);
    }

    private static double Quantile(double alpha) => Distributions.NormalQuantile(1 - (alpha / 2));

    /// <summary>The probability that the sums of 1…k standard normal steps all stay within z·√k.</summary>
    private static double Inside(int looks, double z)
    {
        var (sums, width) = (Grid(z), z / Steps);
        var density = Array.ConvertAll(sums, NormalDensity);
        for (var look = 2; look < looks; look++)
        {
            var next = Grid(z * Math.Sqrt(look));
            density = Array.ConvertAll(next, sum => Integral(width, density, i => NormalDensity(sum - sums[i])));
            (sums, width) = (next, z * Math.Sqrt(look) / Steps);
        }

        var edge = z * Math.Sqrt(looks);
        return Integral(width, density, i => Distributions.NormalLower(edge - sums[i]) - Distributions.NormalLower(-edge - sums[i]));
    }

    private static double[] Grid(double edge) => [.. Enumerable.Range(-Steps, (2 * Steps) + 1).Select(i => edge * i / Steps)];

    /// <summary>Simpson's rule for density × weight.</summary>
    private static double Integral(double width, double[] density, Func<int, double> weight)
    {
        var sum = 0.0;
        for (var i = 0; i < density.Length; i++)
        {
            sum += (i == 0 || i == density.Length - 1 ? 1 : i % 2 == 1 ? 4 : 2) * density[i] * weight(i);
        }

        return sum * width / 3;
    }

    private static double NormalDensity(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
