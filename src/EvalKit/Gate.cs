namespace EvalKit;

/// <summary>A rule over a run or its comparison with a baseline. Without any condition it means a <see cref="MaxDrop"/> of 0.05. Immutable.</summary>
/// <param name="Metric">The metric that it is about.</param>
public sealed record Gate(MetricName Metric)
{
    /// <summary>Floor: the metric is at least this; null for none.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Ceiling: the metric is at most this (where lower is better); null for none.</summary>
    public double? AtMost { get; init; }

    /// <summary>How far the metric may fall against the baseline (where higher is better); null for no drop condition.</summary>
    public Margin? MaxDrop { get; init; }

    /// <summary>How far the metric may rise against the baseline (where lower is better); null for no condition.</summary>
    public Margin? MaxRise { get; init; }

    /// <summary>Whether every scored case must pass.</summary>
    public bool Each { get; init; }

    /// <summary>Whether the floor is decided on the point instead of the interval.</summary>
    public bool OnPoint { get; init; }

    /// <summary>The smallest share of cases that must be scored. Default: 0.9.</summary>
    public double MinCoverage { get; init; } = DefaultMinCoverage;

    /// <summary>More than 10 % unscored makes a gate Invalid: beyond that, imputation says little.</summary>
    public const double DefaultMinCoverage = 0.9;

    /// <summary>The margin of a gate that names no condition: 5 points.</summary>
    public const double DefaultMaxDrop = 0.05;

    /// <summary>Whether any condition is named.</summary>
    public bool HasConditions => AtLeast is not null || AtMost is not null || MaxDrop is not null || MaxRise is not null || Each;
}
