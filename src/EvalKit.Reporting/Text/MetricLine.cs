using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Text;

/// <summary>A metric that no gate decides, in the form of a gate line: <c>squad_f1 0.23 → 0.18 (−4.5 pts, 95% −6.5..−2.4, n=192) no gate</c>.</summary>
internal static class MetricLine
{
    public static string Of(Metric metric, EvalRun run) =>
        $"{MetricText.Short(metric.Name.ToString())} {Numbers(metric, run)} no gate{NotScored(metric)}";

    private static string Numbers(Metric metric, EvalRun run)
    {
        if (metric.Value is not { } value)
        {
            return "(n=0)";
        }

        var n = $"n={VerdictText.Number(metric.N)}";
        var now = NumberText.Value(value, metric.Feedback);
        if (MetricPair.Of(metric, run) is not { } pair)
        {
            return $"{now} ({Interval(metric.Level, metric.CiLow, metric.CiHigh, (low, high) => NumberText.Bounds(low, high, metric.Feedback, ".."))}{n})";
        }

        var interval = Interval(metric.Level, pair.Low, pair.High, (low, high) => NumberText.DifferenceBounds(low, high, metric.Feedback, ".."));
        return $"{NumberText.Value(pair.Baseline, metric.Feedback)} → {now} ({NumberText.Difference(pair.Difference, metric.Feedback)}, {interval}{n})";
    }

    private static string Interval(double level, double? low, double? high, Func<double, double, string> bounds) => low is { } from && high is { } to
        ? $"{NumberText.Number(level * 100, "0.##")}% {bounds(from, to)}, "
        : "";

    private static string NotScored(Metric metric) => metric.Errored + metric.Unscored is > 0 and var missing
        ? $"; {VerdictText.Number(missing)} of {VerdictText.Cases(metric.N + missing)} not scored"
        : "";
}
