using System.Text.Json;
using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>The gate line: <c>correctness 0.84 → 0.79 (−5.0 pts, 95% −9.1..−0.9, n=120) FAIL regressed</c>.</summary>
internal static class GateLine
{
    public static string Of(Gate gate, MetricSeries series, GateResult result)
    {
        var shown = Shown(result);
        var line = $"{Name(gate.Metric)} {Numbers(gate, new ScaleText(series.AggregateScale), shown)} {Outcome(shown)}";
        return series.Missing > 0 && shown is { Verdict: not Verdict.Invalid, Reason: not GateReason.NotRecorded } ? $"{line}; {series.Missing} of {series.Cases.Count} cases not scored" : line;
    }

    public static string OfApp(ConditionResult app) => $"app (n={app.N}) {Outcome(app)}";

    /// <summary>The deciding condition; of a gate that passes the comparison, which says more than the floor.</summary>
    private static ConditionResult Shown(GateResult result) => result.Verdict == Verdict.Pass
        ? result.Conditions.FirstOrDefault(c => c.Difference is not null) ?? result.Deciding
        : result.Deciding;

    private static string Name(MetricName metric) => metric.Aggregate is AggregateKind.Mean or AggregateKind.Run ? metric.Feedback : metric.ToString();

    private static string Numbers(Gate gate, ScaleText text, ConditionResult condition)
    {
        if (condition is { Difference: { } difference, Baseline: { } before, Candidate: { } after })
        {
            return $"{text.Value(before)} → {text.Value(after)} ({text.Difference(difference)}, {Interval(condition, text.Signed)}n={condition.N})";
        }

        if (condition.Rule == "each")
        {
            return $"each (n={condition.N})";
        }

        var bound = condition.Rule.StartsWith("at_least", StringComparison.Ordinal) ? $", at least {text.Bound(gate.AtLeast!.Value)}"
            : condition.Rule.StartsWith("at_most", StringComparison.Ordinal) ? $", at most {text.Bound(gate.AtMost!.Value)}"
            : "";
        return condition.Candidate is { } value ? $"{text.Value(value)} ({Interval(condition, text.Value)}n={condition.N}{bound})" : "(n=0)";
    }

    private static string Interval(ConditionResult condition, Func<double, string> number) => condition is { CiLow: { } low, CiHigh: { } high }
        ? $"{ScaleText.Level(condition.Level)} {number(low)}..{number(high)}, "
        : "";

    private static string Outcome(ConditionResult condition)
    {
        var verdict = condition.Verdict.ToString().ToUpperInvariant();
        var reason = JsonNamingPolicy.SnakeCaseLower.ConvertName(condition.Reason.ToString());
        return condition.Reason switch
        {
            GateReason.Ok => verdict,
            GateReason.Regressed or GateReason.BelowFloor => $"{verdict} {reason}",
            _ => $"{verdict} {reason}: {condition.Text}",
        };
    }
}
