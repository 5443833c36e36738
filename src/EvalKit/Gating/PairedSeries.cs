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

    public static PairedSeries Of(MetricSeries series, CasePairing pairing)
    {
        var pairs = new List<SeriesPair>();
        foreach (var evalCase in series.Cases)
        {
            if (pairing.Partner(evalCase.Id) is { } partner)
            {
                var before = partner.Feedback.GetValueOrDefault(series.Name.Feedback);
                var sameSource = before?.SourceId is null || evalCase.SourceId is null || before.SourceId == evalCase.SourceId;
                pairs.Add(new SeriesPair(evalCase.Id, evalCase.Cluster, Number(series.Name, before, partner.Repeats), evalCase.Value, sameSource));
            }
        }

        return new PairedSeries(series, pairing, pairs);
    }

    /// <summary>The estimator of the pairs that both runs scored.</summary>
    public PairedEstimator Estimator() => EstimatorOf([.. Pairs.Where(p => p.IsComplete)]);

    /// <summary>The estimator with the absent side of every half pair set: a candidate to one value, a baseline to another.</summary>
    public PairedEstimator Imputed(double candidate, double baseline) => EstimatorOf(
        [.. Pairs.Where(p => p.IsComplete || p.IsHalf).Select(p => p with { Candidate = p.Candidate ?? candidate, Baseline = p.Baseline ?? baseline })]);

    private static double? Number(MetricName name, BaselineFeedback? feedback, int repeats) => feedback?.Value is { } value
        ? MetricSeries.Number(name, value.Number, feedback.PassShare ?? value.Number, value.Label, repeats)
        : null;

    private PairedEstimator EstimatorOf(IReadOnlyList<SeriesPair> pairs) => new(
        Series.Name.Aggregate,
        Series.Scale,
        [.. pairs.Select(p => p.Baseline!.Value)],
        [.. pairs.Select(p => p.Candidate!.Value)],
        CaseClusters.Of([.. pairs.Select(p => (p.Id, p.Cluster))]));
}
