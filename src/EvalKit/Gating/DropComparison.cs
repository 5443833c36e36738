using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>Decides a drop condition on pairs that can be compared.</summary>
internal sealed class DropComparison
{
    private readonly DropCondition _condition;
    private readonly PairedSeries _paired;
    private readonly IPairedEstimator _observed;
    private readonly double _margin;
    private readonly double _passAlpha;

    public DropComparison(DropCondition condition, PairedSeries paired)
    {
        _condition = condition;
        _paired = paired;
        _observed = paired.Estimator();
        _margin = Margins.Resolve(condition.Margin, paired);
        _passAlpha = condition.Looks.Level(DropRule.PassAlpha);
    }

    public ConditionResult AtAlpha(double alpha)
    {
        var decision = Decide(_observed, alpha);
        var result = Numbers(alpha) with { Verdict = decision.Verdict, Reason = decision.Reason, Text = Text(decision.Reason, alpha) };
        return Coverage.Settle(result, Imputed().Select(estimator => estimator is null ? Coverage.Unknown : Decide(estimator, alpha)), _paired.Half, _paired.Complete + _paired.Half, _paired.Series, _paired.WithoutBaseline);
    }

    /// <summary>The numbers of the comparison, without a verdict.</summary>
    public ConditionResult Numbers(double alpha)
    {
        var interval = _observed.Interval(1 - alpha);
        return new ConditionResult
        {
            Rule = Rules.Of(_condition.IsRise ? "max_rise" : "max_drop", _condition.Margin),
            Verdict = Verdict.Invalid,
            Reason = GateReason.NotScored,
            Text = "",
            Baseline = _observed.Baseline,
            Candidate = _observed.Candidate,
            Difference = _observed.Difference,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            Level = 1 - alpha,
            PValue = _observed.PValue,
            N = _observed.Count,
            Mde = _observed.DetectableDifference,
            Method = interval?.Method ?? "none",
        };
    }

    private Decision Decide(IPairedEstimator estimator, double alpha)
    {
        if (estimator.Counts is { } counts)
        {
            return DropRule.Decide(_condition.IsRise ? counts.Swapped() : counts, _margin, alpha, _passAlpha);
        }

        if (estimator.Difference is not { } difference)
        {
            return Coverage.Unknown;
        }

        return DropRule.Decide(_condition.IsRise ? -difference : difference, estimator.Changed, _margin, level => Turned(estimator.Interval(level)), alpha, _passAlpha);
    }

    private Interval? Turned(Interval? interval) =>
        _condition.IsRise && interval is not null ? interval with { Low = -interval.High, High = -interval.Low } : interval;

    /// <summary>The pairs with every missing side as bad for the candidate as possible, then as good; null where that cannot be told.</summary>
    private IEnumerable<IPairedEstimator?> Imputed()
    {
        if (_paired.Half == 0)
        {
            yield break;
        }

        if (_paired.Series.RunMetric is not null)
        {
            yield return _paired.Imputed(goodForCandidate: false);
            yield return _paired.Imputed(goodForCandidate: true);
            yield break;
        }

        var observed = _paired.Pairs.SelectMany(p => new[] { p.Baseline, p.Candidate }).OfType<double>().ToList();
        var ends = Imputation.Of(_paired.Series.Scale, observed, _condition.IsRise);
        yield return _paired.Imputed(candidate: ends.Worst, baseline: ends.Best);
        yield return _paired.Imputed(candidate: ends.Best, baseline: ends.Worst);
    }

    private string Text(GateReason reason, double alpha)
    {
        var text = new ScaleText(_paired.Series.AggregateScale);
        var move = _condition.IsRise ? "rise" : "drop";
        var size = text.Amount(_observed.Difference!.Value);
        var margin = $"the margin of {text.Amount(_margin)}{(_condition.Margin.Kind == MarginKind.Auto ? " (auto)" : "")}";
        return reason switch
        {
            GateReason.NothingChanged => "nothing changed",
            GateReason.Ok => $"any {move} is smaller than {margin}",
            GateReason.SmallDrop => $"small {move}: {size}, beyond noise but inside {margin}",
            GateReason.Regressed => $"a {move} of {size}, beyond noise and {margin}",
            GateReason.NoDropSeen => _observed.DetectableDifference is { } visible
                ? $"No {move} seen; this suite can see {move}s of {text.Visible(visible)} or more"
                : $"No {move} seen, but the cases are too few to tell: add cases or repeats",
            _ => _observed.Interval(1 - alpha) is { } interval
                ? $"Possible {move}, {text.PlusMinus(_observed.Difference.Value, interval.HalfWidth)}: add cases or repeats"
                : $"Possible {move}, {text.Difference(_observed.Difference.Value)}: too few cases to tell, add cases or repeats",
        };
    }
}
