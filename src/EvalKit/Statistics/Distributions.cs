using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EvalKit.Statistics;

/// <summary>
/// The distribution functions the room needs, each accurate where it is small: tails are computed as tails, never as
/// one minus a number near one, and quantiles are polished by Newton steps on the logarithm of the tail.
/// </summary>
internal static class Distributions
{
    private const double Converged = 1e-14;
    private const int MostSteps = 100;

    /// <summary>P(Z &gt; z) of the standard normal.</summary>
    internal static double NormalUpper(double z) => 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);

    /// <summary>P(Z ≤ z) of the standard normal.</summary>
    internal static double NormalLower(double z) => NormalUpper(-z);

    /// <summary>z with P(Z ≤ z) = <paramref name="p"/>.</summary>
    internal static double NormalQuantile(double p)
    {
        Requirements.Probability(p);
        var z = Normal.InvCDF(0, 1, p);
        return z + ((p - NormalLower(z)) / Normal.PDF(0, 1, z));
    }

    /// <summary>P(T &gt; t) of Student's t. The tail comes straight from the beta function; only near the centre, where nothing cancels, as one half less a part.</summary>
    internal static double StudentTUpper(double t, double degreesOfFreedom)
    {
        var square = t * t;
        var total = degreesOfFreedom + square;
        var half = square < 1
            ? 0.5 * (1 - SpecialFunctions.BetaRegularized(0.5, degreesOfFreedom / 2, square / total))
            : 0.5 * SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total);
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(T ≤ t) of Student's t.</summary>
    internal static double StudentTLower(double t, double degreesOfFreedom) => StudentTUpper(-t, degreesOfFreedom);

    /// <summary>t with P(T ≤ t) = <paramref name="p"/>.</summary>
    internal static double StudentTQuantile(double p, double degreesOfFreedom)
    {
        Requirements.Probability(p);
        if (p == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(p, 1 - p);
        var t = -NormalQuantile(tail);
        for (var step = 0; step < MostSteps; step++)
        {
            var upper = StudentTUpper(t, degreesOfFreedom);
            var change = Math.Log(upper / tail) * upper / StudentT.PDF(0, 1, degreesOfFreedom, t);
            t += change;
            if (Math.Abs(change) <= Converged * Math.Abs(t))
            {
                break;
            }
        }

        return p < 0.5 ? -t : t;
    }

    /// <summary>P(X ≤ x) of a beta variable.</summary>
    internal static double BetaLower(double a, double b, double x) => x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(a, b, x);

    /// <summary>x with P(X ≤ x) = <paramref name="p"/> for a beta variable; relative accuracy also for a tiny x.</summary>
    internal static double BetaQuantile(double a, double b, double p)
    {
        Requirements.Probability(p);
        var x = Beta.InvCDF(a, b, p);
        var logBeta = SpecialFunctions.BetaLn(a, b);
        if (x <= 0)
        {
            x = Math.Exp((Math.Log(p * a) + logBeta) / a);
        }

        for (var step = 0; step < MostSteps && x > 0 && x < 1; step++)
        {
            var lower = BetaLower(a, b, x);
            var density = Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) - logBeta);
            var next = x + ((p - lower) / density);
            next = next <= 0 ? x / 2 : next >= 1 ? (1 + x) / 2 : next;
            var change = Math.Abs(next - x);
            x = next;
            if (change <= Converged * x)
            {
                break;
            }
        }

        return x;
    }

    /// <summary>P(X ≤ k) of a binomial variable.</summary>
    internal static double BinomialLower(int k, int n, double p) => k < 0 ? 0 : k >= n ? 1 : BetaLower(n - k, k + 1, 1 - p);

    /// <summary>P(X ≥ k) of a binomial variable.</summary>
    internal static double BinomialUpper(int k, int n, double p) => k <= 0 ? 1 : k > n ? 0 : BetaLower(k, n - k + 1, p);

    /// <summary>P(X = k) of a binomial variable.</summary>
    internal static double BinomialPoint(int k, int n, double p) => Binomial.PMF(p, n, k);

    /// <summary>P(X &gt; x) of chi-squared with one degree of freedom.</summary>
    internal static double ChiSquaredOneUpper(double x) => 2 * NormalUpper(Math.Sqrt(x));
}
