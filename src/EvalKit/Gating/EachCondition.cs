using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>A hard invariant: every case passes.</summary>
internal static class EachCondition
{
    public static PendingCondition Evaluate(Gate gate, RunResults results)
    {
        var series = MetricSeries.Read(results, new MetricName(gate.Metric.Feedback, AggregateKind.PassRate));
        var failed = series.ScoredCases.Where(c => c.Value < 1).Select(c => c.Id).ToList();
        var result = new ConditionResult
        {
            Rule = "each",
            Verdict = Verdict.Pass,
            Reason = GateReason.Ok,
            Text = "every case passes",
            Candidate = MetricEstimator.Of(series).Value,
            N = series.Scored,
            Cases = failed,
        };
        return new PendingCondition(Decide(gate, series, result, Unsure(results, series.Name.Feedback)));
    }

    /// <summary>A case that fails is a fact whatever else is missing; that every case passes can only be said when every case is scored.</summary>
    private static ConditionResult Decide(Gate gate, MetricSeries series, ConditionResult result, int unsure)
    {
        var total = series.Cases.Count;
        if (result.Cases.Count > 0)
        {
            return result with
            {
                Verdict = Verdict.Fail,
                Reason = GateReason.CaseFailed,
                Text = $"{result.Cases.Count} of {total} cases {(result.Cases.Count == 1 ? "does" : "do")} not pass: {CaseList.Of(result.Cases)}",
            };
        }

        if (series.Scored == 0)
        {
            return result with { Verdict = Verdict.Invalid, Reason = GateReason.NotScored, Text = series.NotRecorded is { } why ? $"no case is scored: {why}" : "no case says whether it passes: mend the errors, or gate a feedback with a pass rule" };
        }

        return Coverage.IsTooLow(series.Scored, total, gate.MinCoverage)
            ? Coverage.TooLow(result, series.Missing, total, gate.MinCoverage, series)
            : Coverage.Settle(result, [new Decision(Verdict.Fail, GateReason.CaseFailed)], series.Missing + unsure, total, series);
    }

    /// <summary>Cases that passed in some repeats and have no score in others: the mean leaves those out, "every case passes" cannot.</summary>
    private static int Unsure(RunResults results, string feedback) => results.CaseValues(feedback).Count(v => v.PassShare is not null && v.Errored + v.Unscored > 0);
}
