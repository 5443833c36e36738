using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>Turns a margin into a number on the metric's scale.</summary>
internal static class Margins
{
    /// <summary>The default margin's share of the scale: 5 points on [0, 1].</summary>
    private const double DefaultShare = Gate.DefaultMaxDrop;

    /// <summary>How many times √(discordance / n), which is the noise of the difference, the automatic margin leaves room for.</summary>
    private const double AutoWidth = 2;

    /// <summary>The margin of a gate that names none: 5 % of the scale; null when the scale is unbounded.</summary>
    public static Margin? Default(MetricScale scale) => scale.Range is { } range ? DefaultShare * range : null;

    /// <summary>The margin as a number from 0, on the metric's scale.</summary>
    /// <exception cref="EvalKitException">An automatic margin on an unbounded scale.</exception>
    public static double Resolve(Margin margin, PairedSeries paired)
    {
        switch (margin.Kind)
        {
            case MarginKind.Absolute:
                return margin.Amount;
            case MarginKind.Relative:
                return margin.Amount * Math.Abs(paired.Estimator().Baseline ?? 0);
            default:
                var range = paired.Series.AggregateScale.Range ?? throw Unbounded(paired.Series.Name, "auto");
                var estimator = paired.Estimator();
                var discordance = estimator.Count == 0 ? 0 : (double)estimator.Changed / estimator.Count;
                return range * Math.Max(DefaultShare, AutoWidth * Math.Sqrt(discordance / Math.Max(1, estimator.Count)));
        }
    }

    public static EvalKitException Unbounded(MetricName metric, string found) => new(
        FaultKind.Usage,
        $"Gate on '{metric}': expected a margin as a percentage (10%) or in the metric's unit, because its values have no declared range; found {found}. Write max_drop or max_rise with such a margin.");
}
