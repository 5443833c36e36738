using EvalKit.Statistics;

namespace EvalKit.Metrics;

/// <summary>Computes a run metric of its cases' parts; its interval draws whole cases, or whole clusters, again.</summary>
internal sealed class RunMetricEstimator : IMetricEstimator
{
    private readonly IRunMetric _metric;
    private readonly MetricScale _scale;
    private readonly Lazy<Resamples?> _resamples;

    /// <param name="metric">The metric.</param>
    /// <param name="scale">Its scale.</param>
    /// <param name="cases">The parts of each scored case, in any order.</param>
    /// <param name="clusters">The cluster of each case; null for independent cases.</param>
    public RunMetricEstimator(IRunMetric metric, MetricScale scale, IReadOnlyList<IReadOnlyList<RunMetricPart>> cases, IReadOnlyList<string>? clusters)
    {
        _metric = metric;
        _scale = scale;
        Parts = [.. cases.SelectMany(c => c)];
        Value = RunMetricValue.Of(metric, Parts);
        _resamples = new(() => Resamples.Of(ResamplingUnits.Of(cases.Count, clusters), Statistic(cases), Resampling.Seed));
    }

    public double? Value { get; }

    /// <summary>Every part, case by case.</summary>
    public IReadOnlyList<RunMetricPart> Parts { get; }

    public Interval? Interval(double level = 0.95)
    {
        var interval = Value is null ? null : _resamples.Value?.Interval(level);
        return interval?.Method == IntervalMethods.NoVariation ? Uniform.Widen(interval, _resamples.Value!.Units, _scale, level) : interval;
    }

    public Interval? TableInterval() => Interval();

    private Func<IReadOnlyList<int>, double?> Statistic(IReadOnlyList<IReadOnlyList<RunMetricPart>> cases)
    {
        var drawn = new List<RunMetricPart>(Parts.Count);
        return indices =>
        {
            drawn.Clear();
            foreach (var index in indices)
            {
                drawn.AddRange(cases[index]);
            }

            return RunMetricValue.Of(_metric, drawn);
        };
    }
}
