using EvalKit.Metrics;
using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>A run metric over the cases of both runs: the paired bootstrap of Koehn 2004, which draws the same cases, or clusters, for both.</summary>
internal sealed class PairedRunEstimator : IPairedEstimator
{
    private readonly IRunMetric _metric;
    private readonly Lazy<Resamples?> _resamples;

    /// <param name="metric">The metric.</param>
    /// <param name="pairs">Pairs with parts on both sides, in any order.</param>
    public PairedRunEstimator(IRunMetric metric, IEnumerable<SeriesPair> pairs)
    {
        _metric = metric;
        IReadOnlyList<SeriesPair> ordered = [.. pairs.OrderBy(p => p.Id, StringComparer.Ordinal)];
        Count = ordered.Count;
        Changed = ordered.Count(p => !p.BaselineParts!.SequenceEqual(p.CandidateParts!));
        Baseline = RunMetricValue.Of(metric, [.. ordered.SelectMany(p => p.BaselineParts!)]);
        Candidate = RunMetricValue.Of(metric, [.. ordered.SelectMany(p => p.CandidateParts!)]);
        _resamples = new(() => Resamples.Of(
            ResamplingUnits.Of(Count, CaseClusters.Of([.. ordered.Select(p => (p.Id, p.Cluster))])), Statistic(ordered), Resampling.Seed));
    }

    public int Count { get; }

    public int Changed { get; }

    public double? Baseline { get; }

    public double? Candidate { get; }

    public double? Difference => Candidate - Baseline;

    public PairedCounts? Counts => null;

    /// <summary>The standard deviation of the draws; null where there are none.</summary>
    public double? StandardError => Drawn?.StandardDeviation;

    public double? DetectableDifference => Drawn is { StandardDeviation: > 0 and var error }
        ? DetectableEffect.FromStandardDeviation(Count, error * Math.Sqrt(Count))
        : null;

    public double? PValue => Difference is { } difference ? Drawn?.PValue(difference) : null;

    private Resamples? Drawn => Difference is null ? null : _resamples.Value;

    /// <summary>Draws that do not vary say nothing of the spread, so they give no interval.</summary>
    public Interval? Interval(double level = 0.95) => Drawn?.Interval(level) is { Method: not IntervalMethods.NoVariation } interval ? interval : null;

    private Func<IReadOnlyList<int>, double?> Statistic(IReadOnlyList<SeriesPair> pairs)
    {
        List<RunMetricPart> baseline = [], candidate = [];
        return indices =>
        {
            baseline.Clear();
            candidate.Clear();
            foreach (var index in indices)
            {
                baseline.AddRange(pairs[index].BaselineParts!);
                candidate.AddRange(pairs[index].CandidateParts!);
            }

            return RunMetricValue.Of(_metric, candidate) - RunMetricValue.Of(_metric, baseline);
        };
    }
}
