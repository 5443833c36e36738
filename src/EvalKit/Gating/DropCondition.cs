using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>The drop of a gate against its baseline (<c>max_drop</c>), or its rise (<c>max_rise</c>).</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Series">The candidate's values.</param>
/// <param name="Pairing">How the candidate's cases pair with the baseline's; null without baseline.</param>
/// <param name="Margin">The margin.</param>
/// <param name="IsRise">Whether a rise is bad.</param>
/// <param name="Looks">How often the run may be looked at.</param>
internal sealed record DropCondition(Gate Gate, MetricSeries Series, CasePairing? Pairing, Margin Margin, bool IsRise, Looks Looks)
{
    /// <summary>
    /// Below this share of paired cases the two runs are not the same test. It is a share of the candidate's cases, because the verdict speaks for the
    /// candidate; cases that only the baseline has are listed by the comparison.
    /// </summary>
    private const double SmallestPairedShare = 0.8;

    public PendingCondition Evaluate()
    {
        var result = new ConditionResult
        {
            Rule = Rules.Of(IsRise ? "max_rise" : "max_drop", Margin),
            Verdict = Verdict.Invalid,
            Reason = GateReason.NotScored,
            Text = Coverage.NothingScored(Series),
            Candidate = Series.Estimator().Value,
            N = Series.Scored,
        };
        if (Series.Scored == 0)
        {
            return new PendingCondition(result);
        }

        if (Coverage.IsTooLow(Series.Scored, Series.Cases.Count, Gate.MinCoverage))
        {
            return new PendingCondition(Coverage.TooLow(result, Series.Missing, Series.Cases.Count, Gate.MinCoverage, Series));
        }

        return Pairing is null
            ? new PendingCondition(result with { Verdict = Verdict.Pass, Reason = GateReason.NoBaseline, Text = "not compared, run `evalkit bless`" })
            : Compare(PairedSeries.Of(Series, Pairing), result);
    }

    private PendingCondition Compare(PairedSeries paired, ConditionResult empty)
    {
        var pairing = paired.Pairing;
        if (pairing.Count < SmallestPairedShare * pairing.CandidateCases)
        {
            return new PendingCondition(empty with
            {
                Reason = GateReason.DatasetChanged,
                Text = $"only {pairing.Count} of {pairing.CandidateCases} cases pair with the baseline, 80 % must: run `evalkit bless` for the new dataset",
            });
        }

        if (Series.Feedback.ScorerKind == ScorerKind.Judge && paired.Pairs.Any(p => !p.SameSource))
        {
            return new PendingCondition(empty with
            {
                Reason = GateReason.JudgeChanged,
                Text = "the judge is not the one that judged the baseline: run `evalkit rescore` on the baseline's run, or `evalkit bless`",
            });
        }

        if (paired.Complete == 0)
        {
            var nextStep = paired.Pairs.Any(p => p.HasBaseline)
                ? "mend the errors and retry, or run `evalkit bless`"
                : $"the baseline has no score of '{Series.Name.Feedback}', because its scorer is new, was another one, or failed then. Run `evalkit bless` on a run that is good";
            return new PendingCondition(empty with { Text = $"no case is scored in both runs: {nextStep}" });
        }

        if (paired.Estimator().Difference is null)
        {
            return new PendingCondition(empty with { Text = "the paired cases do not define the metric in both runs, as a share of nothing has no value: add cases" });
        }

        var comparison = new DropComparison(this, paired);
        var alpha = Looks.Level(DropRule.Alpha);
        return Coverage.IsTooLow(paired.Complete, paired.Complete + paired.Half, Gate.MinCoverage)
            ? new PendingCondition(Coverage.TooLow(comparison.Numbers(alpha), paired.Half, paired.Complete + paired.Half, Gate.MinCoverage, Series, paired.WithoutBaseline))
            : new PendingCondition(comparison.AtAlpha(alpha), comparison.AtAlpha);
    }
}
