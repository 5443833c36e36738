namespace EvalKit.Plots;

/// <summary>The metrics on a scale of 0 to 1 with their intervals, and the baseline's values beside them.</summary>
internal static class ForestPlot
{
    private const double BaselineOffset = 0.22;

    /// <summary>Null when the run has no such metric.</summary>
    public static Drawing? Of(EvalRun run)
    {
        var metrics = run.Metrics.Where(m => m.Value is not null && IsOnScale(m)).ToList();
        if (metrics.Count == 0)
        {
            return null;
        }

        var plot = PlotStyle.NewPlot();
        for (var i = 0; i < metrics.Count; i++)
        {
            if (BaselineOf(metrics[i], run) is { } before)
            {
                PlotStyle.Point(plot, before, -i - BaselineOffset, PlotStyle.Baseline, ScottPlot.MarkerShape.FilledDiamond);
            }

            PlotStyle.Interval(plot, -i, metrics[i].CiLow, metrics[i].CiHigh, PlotStyle.Candidate);
            PlotStyle.Point(plot, metrics[i].Value!.Value, -i, PlotStyle.Candidate);
        }

        PlotStyle.NameRows(plot, [.. metrics.Select(m => m.Name.ToString())]);
        plot.Axes.SetLimitsX(-0.02, 1.02);
        plot.XLabel(run.Comparison is null ? "value, 95% interval" : "95% interval; diamond: baseline");
        return new Drawing("forest", "Metrics with intervals", string.Join("; ", metrics.Select(m => Text(m, run))), plot, PlotStyle.Height(metrics.Count));
    }

    private static bool IsOnScale(Metric metric) =>
        Scales.IsShare(metric.Feedback) && metric.Name.Aggregate is not (AggregateKind.Sum or AggregateKind.Count);

    private static double? BaselineOf(Metric metric, EvalRun run) => (metric.Name.Aggregate switch
    {
        AggregateKind.Mean => run.Comparison?.Feedback,
        AggregateKind.Run => run.Comparison?.RunMetrics,
        _ => null,
    })?.FirstOrDefault(f => f.Feedback.Name == metric.Feedback.Name)?.MeanBaseline;

    private static string Text(Metric metric, EvalRun run)
    {
        var interval = metric is { CiLow: { } low, CiHigh: { } high } ? $" ({Scales.Number(low)} to {Scales.Number(high)})" : "";
        var before = BaselineOf(metric, run) is { } baseline ? $", baseline {Scales.Number(baseline)}" : "";
        return $"{metric.Name} {Scales.Number(metric.Value!.Value)}{interval}{before}";
    }
}
