using EvalKit.Metrics;
using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>Candidate minus baseline of a metric over paired cases, with the interval that the data can carry (docs/statistics.md, "Which interval when").</summary>
internal sealed class PairedEstimator : IPairedEstimator
{
    private readonly AggregateKind _aggregate;
    private readonly IReadOnlyList<double> _baseline;
    private readonly IReadOnlyList<double> _candidate;
    private readonly IReadOnlyList<string>? _clusters;
    private readonly IReadOnlyList<double> _differences;
    private readonly MetricScale _scale;
    private readonly Dictionary<double, Interval?> _intervals = [];

    /// <param name="aggregate">The metric's aggregate.</param>
    /// <param name="scale">The metric's scale.</param>
    /// <param name="baseline">The baseline's values.</param>
    /// <param name="candidate">The candidate's values, paired by position.</param>
    /// <param name="clusters">The cluster of each pair; null for independent cases.</param>
    public PairedEstimator(
        AggregateKind aggregate, MetricScale scale, IReadOnlyList<double> baseline, IReadOnlyList<double> candidate, IReadOnlyList<string>? clusters)
    {
        _aggregate = aggregate;
        _scale = scale;
        _baseline = baseline;
        _candidate = candidate;
        _clusters = clusters;
        _differences = PairedDifference.Differences(baseline, candidate);
        Baseline = Side(baseline).Value;
        Candidate = Side(candidate).Value;
        if (IsAverage && clusters is null && Side(baseline).IsPassFail && Side(candidate).IsPassFail)
        {
            Counts = PairedCounts.From([.. baseline.Select(v => v == 1)], [.. candidate.Select(v => v == 1)]);
        }
    }

    /// <summary>How many pairs.</summary>
    public int Count => _differences.Count;

    /// <summary>Pairs whose value changed.</summary>
    public int Changed => _differences.Count(d => d != 0);

    /// <summary>The baseline's metric over the pairs; null without pairs.</summary>
    public double? Baseline { get; }

    /// <summary>The candidate's metric over the pairs; null without pairs.</summary>
    public double? Candidate { get; }

    /// <summary>Candidate minus baseline; null without pairs.</summary>
    public double? Difference => Counts?.Difference ?? (IsAverage ? Descriptive.Mean(_differences) : Candidate - Baseline);

    /// <summary>The four cells, where independent cases pass or fail in both runs; null for graded or clustered cases.</summary>
    public PairedCounts? Counts { get; }

    /// <summary>Standard error of the mean difference; null for other aggregates and where it is not known.</summary>
    public double? StandardError => IsAverage ? MeanDifference()?.StandardError : null;

    /// <summary>The difference that 80 % power would see, from the spread of these pairs; null where nothing varies.</summary>
    public double? DetectableDifference => StandardError is { } error && Count > 0 ? DetectableEffect.FromStandardDeviation(Count, error * Math.Sqrt(Count)) : null;

    /// <summary>Two-sided p-value of "no difference", of the method that makes the interval; null where there is none.</summary>
    public double? PValue
    {
        get
        {
            if (Counts is not null)
            {
                return Count == 0 ? null : McNemar.MidP(Counts);
            }

            if (!IsAverage || Count == 0)
            {
                return null;
            }

            return Interval()?.Method is IntervalMethods.SignFlipExact or IntervalMethods.SignFlipMonteCarlo
                ? SignFlipTest.PValue(_differences, Resampling.Seed)
                : MeanDifference()?.PValue();
        }
    }

    private bool IsAverage => _aggregate is AggregateKind.Mean or AggregateKind.PassRate or AggregateKind.Share or AggregateKind.PassAtK or AggregateKind.PassHatK or AggregateKind.KOfN;

    /// <summary>The interval of the difference; null where the pairs are too few for the method.</summary>
    /// <param name="level">Two-sided level.</param>
    public Interval? Interval(double level = 0.95)
    {
        if (!_intervals.TryGetValue(level, out var interval))
        {
            interval = Count == 0 ? null : Compute(level);
            _intervals.Add(level, interval);
        }

        return interval;
    }

    private Interval? Compute(double level)
    {
        if (Counts is not null)
        {
            return PairedIntervals.PassFail(Counts, level);
        }

        if (IsAverage)
        {
            return PairedIntervals.Graded(_differences, Resampling.Seed, _clusters, level);
        }

        if (_aggregate == AggregateKind.Sum)
        {
            return PairedIntervals.Graded(_differences, Resampling.Seed, _clusters, level) is { } mean
                ? new Interval(mean.Low * Count, mean.High * Count, level, mean.Method)
                : null;
        }

        return Joined(level);
    }

    /// <summary>
    /// The difference of two quantiles: the distances from each quantile to its own order-statistic bounds, squared and added (Zou and Donner 2008, as
    /// Newcombe's method does for shares). It leaves out the correlation of the two runs, which makes it wider than need be, never shorter.
    /// </summary>
    private Interval? Joined(double level)
    {
        if (Side(_baseline).Interval(level) is not { } before || Side(_candidate).Interval(level) is not { } after)
        {
            return null;
        }

        var difference = Difference!.Value;
        var down = double.Hypot(Candidate!.Value - after.Low, before.High - Baseline!.Value);
        var up = double.Hypot(after.High - Candidate.Value, Baseline.Value - before.Low);
        return new Interval(difference - down, difference + up, level, before.Method);
    }

    private MeanEstimate? MeanDifference() => _clusters is null
        ? PairedDifference.Estimate(_baseline, _candidate)
        : PairedDifference.Estimate(_baseline, _candidate, _clusters);

    private MetricEstimator Side(IReadOnlyList<double> values) => new(_aggregate, _scale, values, _clusters);
}
