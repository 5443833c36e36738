using EvalKit.Metrics;
using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>What a gate can see with so many cases, as parts of a sentence.</summary>
internal static class VisibleEffects
{
    /// <summary>The share of changed cases that is assumed where no comparison tells it.</summary>
    private const double UsualDiscordance = 0.1;

    public static IEnumerable<string> Of(int cases, Gate gate, double? discordance, FeedbackInfo? feedback)
    {
        var scale = MetricScale.Of(feedback ?? new FeedbackInfo(gate.Metric.Feedback, FeedbackValueKind.Bool), gate.Metric).Aggregated(gate.Metric.Aggregate);
        var text = new ScaleText(scale);
        if (HasDrop(gate) && scale.Range is { } range && Statistics.DetectableEffect.FromDiscordance(cases, discordance ?? UsualDiscordance) is { } visible)
        {
            var move = gate.MaxRise is not null || (!gate.HasConditions && scale.Polarity == Polarity.LowerIsBetter) ? "rises" : "drops";
            yield return $"{move} of {text.Visible(visible * range)}";
        }

        if (scale.IsShare && gate.AtLeast is { } floor)
        {
            yield return Enumerable.Range(0, cases + 1).Where(passes => Holds(passes, cases, floor, isCeiling: false)).Select(passes => (int?)passes).FirstOrDefault() is { } fewest
                ? $"floor {text.Bound(floor)} can be confirmed from {text.Bound((double)fewest / cases)}"
                : $"floor {text.Bound(floor)} cannot be confirmed with so few cases";
        }

        if (scale.IsShare && gate.AtMost is { } ceiling)
        {
            yield return Enumerable.Range(0, cases + 1).Where(passes => Holds(passes, cases, ceiling, isCeiling: true)).Select(passes => (int?)passes).LastOrDefault() is { } most
                ? $"ceiling {text.Bound(ceiling)} can be confirmed up to {text.Bound((double)most / cases)}"
                : $"ceiling {text.Bound(ceiling)} cannot be confirmed with so few cases";
        }
    }

    private static bool HasDrop(Gate gate) => !gate.HasConditions || (gate.MaxDrop ?? gate.MaxRise) is not null;

    private static bool Holds(int passes, int cases, double bound, bool isCeiling) =>
        FloorRule.Decide(RunIntervals.PassFail(passes, cases), bound, isCeiling).Verdict == Verdict.Pass;
}
