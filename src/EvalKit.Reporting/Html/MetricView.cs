using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>A row of the table of metrics; an absent text is empty.</summary>
internal sealed record MetricView
{
    public required string Name { get; init; }

    public string Value { get; init; } = "";

    public string Bounds { get; init; } = "";

    public string Method { get; init; } = "";

    public IntervalView? Drawing { get; init; }

    public string Baseline { get; init; } = "";

    public string Difference { get; init; } = "";

    public string DifferenceBounds { get; init; } = "";

    /// <summary><c>better</c>, <c>worse</c> or <c>even</c>: the direction of a difference whose interval leaves out 0.</summary>
    public string Direction { get; init; } = "even";

    public string Scored { get; init; } = "";

    public string Errored { get; init; } = "";

    public string Unscored { get; init; } = "";

    /// <summary>The rows of a run: its metrics, and the feedback that only its baseline has.</summary>
    public static IReadOnlyList<MetricView> Of(EvalRun run) =>
    [
        .. run.Metrics.Select(m => Of(m, run)),
        .. Removed(run).Select(name => new MetricView { Name = name, Difference = "removed" }),
    ];

    private static MetricView Of(Metric metric, EvalRun run)
    {
        var pair = MetricPair.Of(metric, run);
        var view = new MetricView
        {
            Name = MetricText.Short(metric.Name.ToString()),
            Value = metric.Value is { } value ? NumberText.Value(value, metric.Feedback) : "–",
            Bounds = metric is { CiLow: { } low, CiHigh: { } high } ? NumberText.Bounds(low, high, metric.Feedback) : "",
            Method = metric.Method == "none" ? "" : metric.Method,
            Drawing = IntervalView.Of(metric, pair?.Baseline),
            Scored = VerdictText.Number(metric.N),
            Errored = VerdictText.Number(metric.Errored),
            Unscored = VerdictText.Number(metric.Unscored),
        };
        if (pair is not null)
        {
            return view with
            {
                Baseline = NumberText.Value(pair.Baseline, metric.Feedback),
                Difference = NumberText.Difference(pair.Difference, metric.Feedback),
                DifferenceBounds = pair is { Low: { } from, High: { } to } ? NumberText.DifferenceBounds(from, to, metric.Feedback) : "",
                Direction = pair.Direction,
            };
        }

        return IsAdded(metric, run) ? view with { Difference = "added" } : view;
    }

    private static bool IsAdded(Metric metric, EvalRun run) =>
        run.Baseline is { } baseline && !baseline.Cases.Any(c => metric.Name.Aggregate == AggregateKind.Run ? c.Parts.ContainsKey(metric.Feedback.Name) : c.Feedback.ContainsKey(metric.Feedback.Name));

    private static IEnumerable<string> Removed(EvalRun run) => (run.Baseline?.Cases ?? [])
        .SelectMany(c => c.Feedback.Keys.Concat(c.Parts.Keys))
        .Distinct(StringComparer.Ordinal)
        .Where(name => run.Results.Column(name) is null && run.Results.RunMetrics.All(m => m.Info.Feedbacks[0].Name != name))
        .Order(StringComparer.Ordinal);
}
