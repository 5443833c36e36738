using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>The condition of every suite: the app does not throw where it answered before.</summary>
internal static class AppCondition
{
    public const string Feedback = "app_ok";

    public static ConditionResult Evaluate(RunResults results, CasePairing? pairing)
    {
        if (results.Column(Feedback) is null)
        {
            return Evaluate(results, pairing, series: null);
        }

        var series = MetricSeries.Read(results, new MetricName(Feedback));
        return ForkedRun.Settle(Evaluate(results, pairing, series), series, results);
    }

    private static ConditionResult Evaluate(RunResults results, CasePairing? pairing, MetricSeries? series)
    {
        var values = results.CaseValues(Feedback);
        var scored = values.Count(v => v.Value is not null);
        var broke = values.Where(v => v.Value < 1 && !ThrewBefore(v, pairing)).Select(v => v.CaseId).ToList();
        var result = new ConditionResult
        {
            Rule = "app",
            Verdict = Verdict.Pass,
            Reason = GateReason.Ok,
            Text = "the app answers wherever it did before",
            Candidate = scored == 0 ? null : values.Average(v => v.Value),
            N = scored,
            Cases = broke,
        };
        if (broke.Count > 0)
        {
            var where = pairing is null ? "" : " where the baseline does not show that it threw before";
            return result with
            {
                Verdict = Verdict.Fail,
                Reason = GateReason.AppBroke,
                Text = $"the app throws in {broke.Count} of {values.Count} cases{where}: {CaseList.Of(broke)}",
            };
        }

        if (scored == 0)
        {
            return result with { Verdict = Verdict.Invalid, Reason = GateReason.NotScored, Text = $"the app was not reached in any case: {series?.NotRecorded ?? "see the trials' errors"}" };
        }

        return Coverage.IsTooLow(scored, values.Count, Gate.DefaultMinCoverage)
            ? Coverage.TooLow(result, values.Count - scored, values.Count, Gate.DefaultMinCoverage, series)
            : result;
    }

    private static bool ThrewBefore(CaseValue value, CasePairing? pairing) =>
        pairing?.Partner(value.CaseId)?.Feedback.GetValueOrDefault(Feedback)?.Value?.Number < 1;
}
