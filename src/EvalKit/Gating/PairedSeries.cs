using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>A metric of the candidate beside the same metric of the baseline, case by case.</summary>
/// <param name="Series">The candidate's values.</param>
/// <param name="Pairing">How the cases pair.</param>
/// <param name="Pairs">The cases that pair.</param>
internal sealed record PairedSeries(MetricSeries Series, CasePairing Pairing, IReadOnlyList<SeriesPair> Pairs)
{
    public int Complete => Pairs.Count(p => p.IsComplete);

    public int Half => Pairs.Count(p => p.IsHalf);

    /// <summary>The pairs of <see cref="Half"/> that the baseline did not score.</summary>
    public int WithoutBaseline => Pairs.Count(p => p is { IsHalf: true, HasBaseline: false });

    public static PairedSeries Of(MetricSeries series, CasePairing pairing)
    {
        var pairs = new List<SeriesPair>();
        foreach (var evalCase in series.Cases)
        {
            if (pairing.Partner(evalCase.Id) is { } partner)
            {
                pairs.Add(series.RunMetric is { } metric ? Pair(metric, evalCase, partner) : Pair(series.Name, evalCase, partner));
            }
        }

        return new PairedSeries(series, pairing, pairs);
    }

    /// <summary>The estimator of the pairs that both runs scored.</summary>
    public IPairedEstimator Estimator() => EstimatorOf([.. Pairs.Where(p => p.IsComplete)]);

    /// <summary>The estimator of case values that both runs have; for feedback only.</summary>
    public PairedEstimator ValueEstimator() => ValueEstimator([.. Pairs.Where(p => p.IsComplete)]);

    /// <summary>The estimator of a run metric over the pairs that both runs have parts of.</summary>
    public PairedRunEstimator RunEstimator() => new(Series.RunMetric!, Pairs.Where(p => p.IsComplete));

    /// <summary>The estimator with the absent side of every half pair set: a candidate to one value, a baseline to another.</summary>
    public IPairedEstimator Imputed(double candidate, double baseline) => EstimatorOf(
        [.. Pairs.Where(p => p.IsComplete || p.IsHalf).Select(p => p with { Candidate = p.Candidate ?? candidate, Baseline = p.Baseline ?? baseline })]);

    /// <summary>
    /// The estimator of a run metric with the absent side of every half pair as good, or as bad, for the candidate as it can be; null where the metric cannot tell.
    /// </summary>
    public IPairedEstimator? Imputed(bool goodForCandidate)
    {
        var imputed = Pairs.Where(p => p.IsComplete || p.IsHalf).Select(p => p with
        {
            CandidateParts = p.CandidateParts ?? Series.Bound(p.Id, goodForCandidate),
            BaselineParts = p.BaselineParts ?? Series.Bound(p.Id, !goodForCandidate),
        }).ToList();
        return imputed.TrueForAll(p => p.IsComplete) ? EstimatorOf(imputed) : null;
    }

    private static SeriesPair Pair(MetricName name, SeriesCase evalCase, BaselineCase partner)
    {
        var before = partner.Feedback.GetValueOrDefault(name.Feedback);
        var sameSource = before?.SourceId is null || evalCase.SourceId is null || before.SourceId == evalCase.SourceId;
        return new SeriesPair(evalCase.Id, evalCase.Cluster, Number(name, before, partner.Repeats), evalCase.Value, sameSource);
    }

    /// <summary>Parts of another metric of the same name (other options, say) mean something else: the baseline has none then.</summary>
    private static SeriesPair Pair(IRunMetric metric, SeriesCase evalCase, BaselineCase partner)
    {
        var before = partner.Parts.GetValueOrDefault(RunMetricNames.NameOf(metric));
        return new SeriesPair(evalCase.Id, evalCase.Cluster, null, null, SameSource: true)
        {
            BaselineParts = before is { Parts.Count: > 0 } && before.SourceId == metric.Info.Fingerprint ? before.Parts : null,
            CandidateParts = evalCase.Parts,
        };
    }

    private static double? Number(MetricName name, BaselineFeedback? feedback, int repeats) => feedback?.Value is { } value
        ? MetricSeries.Number(name, value.Number, feedback.PassShare ?? value.Number, value.Label, repeats)
        : null;

    private IPairedEstimator EstimatorOf(IReadOnlyList<SeriesPair> pairs) => Series.RunMetric is { } metric
        ? new PairedRunEstimator(metric, pairs)
        : ValueEstimator(pairs);

    private PairedEstimator ValueEstimator(IReadOnlyList<SeriesPair> pairs) => new(
        Series.Name.Aggregate,
        Series.Scale,
        [.. pairs.Select(p => p.Baseline!.Value)],
        [.. pairs.Select(p => p.Candidate!.Value)],
        CaseClusters.Of([.. pairs.Select(p => (p.Id, p.Cluster))]));
}
