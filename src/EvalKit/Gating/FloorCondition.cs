using EvalKit.Metrics;
using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>The floor of a gate (<c>at_least</c>) or its ceiling (<c>at_most</c>).</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Series">The candidate's values.</param>
/// <param name="Bound">The floor or ceiling.</param>
/// <param name="IsCeiling">Whether it is a ceiling.</param>
/// <param name="Looks">How often the run may be looked at.</param>
internal sealed record FloorCondition(Gate Gate, MetricSeries Series, double Bound, bool IsCeiling, Looks Looks)
{
    /// <summary>Smallest, largest and count are facts of a run without a sampling interval, so they are decided on the point.</summary>
    private bool IsOnPoint => Gate.OnPoint || Gate.Metric.Aggregate is AggregateKind.Min or AggregateKind.Max or AggregateKind.Count;

    public PendingCondition Evaluate() => new(AtAlpha(Looks.Level(DropRule.Alpha)), IsOnPoint ? null : AtAlpha);

    private ConditionResult AtAlpha(double alpha)
    {
        var estimator = Series.Estimator();
        var total = Series.Cases.Count;
        var interval = estimator.Interval(1 - alpha);
        var result = new ConditionResult
        {
            Rule = Rules.Of(IsCeiling ? "at_most" : "at_least", Bound),
            Verdict = Verdict.Invalid,
            Reason = GateReason.NotScored,
            Text = Coverage.NothingScored(Series),
            Candidate = estimator.Value,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            Level = 1 - alpha,
            N = Series.Scored,
            Method = IsOnPoint ? "point" : interval?.Method ?? "none",
        };
        if (Series.Scored == 0)
        {
            return result;
        }

        if (estimator.Value is null)
        {
            return result with { Text = "the scored cases do not define the metric, as a share of nothing has no value: add cases" };
        }

        if (Coverage.IsTooLow(Series.Scored, total, Gate.MinCoverage))
        {
            return Coverage.TooLow(result, Series.Missing, total, Gate.MinCoverage, Series);
        }

        var decision = Decide(estimator, alpha);
        result = result with { Verdict = decision.Verdict, Reason = decision.Reason, Text = Text(decision, interval) };
        return Coverage.Settle(result, Imputed().Select(e => e is null ? Coverage.Unknown : Decide(e, alpha)), Series.Missing, total, Series);
    }

    private Decision Decide(IMetricEstimator estimator, double alpha) => IsOnPoint
        ? estimator.Value is { } value ? FloorRule.Decide(value, Bound, IsCeiling) : Coverage.Unknown
        : FloorRule.Decide(estimator.Interval(1 - alpha), Bound, IsCeiling);

    /// <summary>All cases, with the missing ones at their worst, then at their best; null where a run metric cannot tell how those would be.</summary>
    private IEnumerable<IMetricEstimator?> Imputed() => Series.Missing == 0
        ? []
        : Series.RunMetric is not null ? [Series.Imputed(best: false), Series.Imputed(best: true)] : Imputed(MetricEstimator.Of(Series));

    private IEnumerable<MetricEstimator> Imputed(MetricEstimator observed)
    {
        var ends = Imputation.Of(Series.Scale, observed.Values.ToList(), IsCeiling);
        var clusters = CaseClusters.Of([.. Series.Cases.Select(c => (c.Id, c.Cluster))]);
        foreach (var end in new[] { ends.Worst, ends.Best })
        {
            yield return observed with { Values = [.. Series.Cases.Select(c => c.Value ?? end)], Clusters = clusters };
        }
    }

    private string Text(Decision decision, Interval? interval)
    {
        var bound = new ScaleText(Series.AggregateScale).Bound(Bound);
        var subject = IsOnPoint ? "the value" : "the whole interval";
        return decision.Reason switch
        {
            GateReason.Ok => $"{subject} is {(IsCeiling ? "at most" : "at least")} {bound}",
            GateReason.BelowFloor => $"{subject} lies {(IsCeiling ? "above" : "below")} {bound}",
            _ when interval is null => $"too few or too uniform cases for an interval around {bound}: add cases, or decide on the point",
            _ => $"the interval holds {bound}: add cases or repeats",
        };
    }
}
