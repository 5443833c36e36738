using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>One gate with its conditions, each decided alone.</summary>
/// <param name="Gate">The gate, with the default condition when it named none.</param>
/// <param name="Series">Its metric, case by case.</param>
/// <param name="Conditions">The conditions in the order floor, drop, each.</param>
internal sealed record GateEvaluation(Gate Gate, MetricSeries Series, IReadOnlyList<PendingCondition> Conditions)
{
    public static GateEvaluation Of(Gate gate, RunResults results, CasePairing? pairing)
    {
        var series = MetricSeries.Read(results, Gates.MetricOf(gate));
        var effective = EffectiveGate.Of(series.RunMetric is null ? gate : gate with { Metric = series.Name }, series);
        var conditions = Decide(effective, series, results, pairing).ToList();
        if (results.Record.FailedJudges.Contains(gate.Metric.Feedback, StringComparer.Ordinal))
        {
            return new GateEvaluation(effective, series, [.. conditions.Select(WithoutJudge)]);
        }

        return JudgeTrust.Fault(results, gate.Metric.Feedback) is { } fault
            ? new GateEvaluation(effective, series, [.. conditions.Select(c => Invalid(c, GateReason.JudgeUnsafe, fault))])
            : new GateEvaluation(effective, series, conditions);
    }

    public GateResult Result(IReadOnlyList<ConditionResult> settled)
    {
        var result = new GateResult { Metric = Gate.Metric.ToString(), Rule = string.Join(", ", settled.Select(c => c.Rule)), Conditions = settled, Text = "" };
        return result with { Text = GateLine.Of(Gate, Series, result) };
    }

    private static IEnumerable<PendingCondition> Decide(Gate gate, MetricSeries series, RunResults results, CasePairing? pairing)
    {
        var looks = Looks.Of(results.Record);
        if (gate.AtLeast is { } floor)
        {
            yield return new FloorCondition(gate, series, floor, IsCeiling: false, looks).Evaluate();
        }

        if (gate.AtMost is { } ceiling)
        {
            yield return new FloorCondition(gate, series, ceiling, IsCeiling: true, looks).Evaluate();
        }

        if (gate.MaxDrop is { } drop)
        {
            yield return new DropCondition(gate, series, pairing, drop, IsRise: false, looks).Evaluate();
        }

        if (gate.MaxRise is { } rise)
        {
            yield return new DropCondition(gate, series, pairing, rise, IsRise: true, looks).Evaluate();
        }

        if (gate.Each)
        {
            yield return EachCondition.Evaluate(gate, results);
        }
    }

    private static PendingCondition WithoutJudge(PendingCondition condition) =>
        Invalid(condition, GateReason.JudgeFailedControls, "the judge missed its controls, so its verdicts cannot be used: run `evalkit judges check`");

    private static PendingCondition Invalid(PendingCondition condition, GateReason reason, string text) =>
        new(condition.Result with { Verdict = Verdict.Invalid, Reason = reason, Text = text });
}
