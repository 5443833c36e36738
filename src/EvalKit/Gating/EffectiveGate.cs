using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>A gate as it is decided: with the default condition when it names none.</summary>
internal static class EffectiveGate
{
    /// <summary>Adds the default drop to a gate without conditions and checks that the conditions fit the metric.</summary>
    /// <exception cref="EvalKitException">No default margin exists, or a condition does not fit the metric.</exception>
    public static Gate Of(Gate gate, MetricSeries series)
    {
        if (!gate.HasConditions)
        {
            var margin = Margins.Default(series.AggregateScale) ?? throw Margins.Unbounded(gate.Metric, "no margin");
            return series.Scale.Polarity == Polarity.HigherIsBetter ? gate with { MaxDrop = margin } : gate with { MaxRise = margin };
        }

        RequireDirection(gate, series);
        RequireInterval(gate);
        return gate;
    }

    /// <summary>A share of a category has no direction of its own: the condition says which one is bad.</summary>
    private static void RequireDirection(Gate gate, MetricSeries series)
    {
        if (gate.Metric.Aggregate == AggregateKind.Share)
        {
            return;
        }

        var isHigherBetter = series.Scale.Polarity == Polarity.HigherIsBetter;
        if (isHigherBetter ? gate.MaxRise is not null : gate.MaxDrop is not null)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                isHigherBetter
                    ? $"Gate on '{gate.Metric}': expected max_drop, because higher is better; found max_rise. Write max_drop."
                    : $"Gate on '{gate.Metric}': expected max_rise, because lower is better; found max_drop. Write max_rise.");
        }
    }

    private static void RequireInterval(Gate gate)
    {
        if ((gate.MaxDrop ?? gate.MaxRise) is not null && gate.Metric.Aggregate is AggregateKind.Min or AggregateKind.Max or AggregateKind.Count)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Gate on '{gate.Metric}': a {gate.Metric.AggregateName} has no interval, so a drop of it cannot be told from noise. Hold it to at_least or at_most, or gate another aggregate such as mean or p95.");
        }
    }
}
