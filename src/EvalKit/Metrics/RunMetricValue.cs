namespace EvalKit.Metrics;

internal static class RunMetricValue
{
    /// <summary>The metric's value; null without parts, and where they define no finite number.</summary>
    public static double? Of(IRunMetric metric, IReadOnlyList<RunMetricPart> parts) =>
        parts.Count > 0 && metric.Compute(parts) is { } value && double.IsFinite(value) ? value : null;
}
