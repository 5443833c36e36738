using EvalKit.Metrics;

namespace EvalKit.Reporting;

/// <summary>A run metric, as an export writes it on the first line of its run. It is there for readers: reading an export back computes it anew.</summary>
internal sealed record ExportRunMetric
{
    public required double? Value { get; init; }

    public required double? CiLow { get; init; }

    public required double? CiHigh { get; init; }

    public required double Level { get; init; }

    public required int N { get; init; }

    public required int Errored { get; init; }

    public required int Unscored { get; init; }

    public required string Method { get; init; }

    public required string? Description { get; init; }

    /// <summary>The run metrics of a run by their names; null when it has none.</summary>
    public static IReadOnlyDictionary<string, ExportRunMetric>? Of(RunResults results) => MetricCalculator.RunMetrics(results) is { Count: > 0 } metrics
        ? metrics.ToDictionary(m => m.Feedback.Name, Of, StringComparer.Ordinal)
        : null;

    private static ExportRunMetric Of(Metric metric) => new()
    {
        Value = metric.Value,
        CiLow = metric.CiLow,
        CiHigh = metric.CiHigh,
        Level = metric.Level,
        N = metric.N,
        Errored = metric.Errored,
        Unscored = metric.Unscored,
        Method = metric.Method,
        Description = metric.Description,
    };
}
