using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>The best and worst that a missing score could have been.</summary>
/// <param name="Worst">The worst value.</param>
/// <param name="Best">The best value.</param>
internal readonly record struct Imputation(double Worst, double Best)
{
    /// <summary>The ends of the scale; where it has none, the most extreme value that was observed.</summary>
    /// <param name="scale">The metric's scale.</param>
    /// <param name="observed">The observed values of both runs; at least one.</param>
    /// <param name="isLowerBetter">Whether the condition takes lower as better.</param>
    public static Imputation Of(MetricScale scale, IReadOnlyCollection<double> observed, bool isLowerBetter)
    {
        var low = scale.Minimum ?? observed.Min();
        var high = scale.Maximum ?? observed.Max();
        return isLowerBetter ? new Imputation(high, low) : new Imputation(low, high);
    }
}
