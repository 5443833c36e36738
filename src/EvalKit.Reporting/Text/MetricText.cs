namespace EvalKit.Reporting.Text;

/// <summary>How a metric is called before a reader: a mean is its feedback.</summary>
internal static class MetricText
{
    private const string Mean = "/mean";

    public static string Short(string metric) => metric.EndsWith(Mean, StringComparison.Ordinal) ? metric[..^Mean.Length] : metric;
}
