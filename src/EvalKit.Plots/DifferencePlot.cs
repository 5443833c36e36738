namespace EvalKit.Plots;

/// <summary>The differences from the baseline, in points, with their intervals and the margin that a gate allows.</summary>
internal static class DifferencePlot
{
    private const double MarginHeight = 0.32;

    /// <summary>Null without a comparison on a scale of 0 to 1.</summary>
    public static Drawing? Of(EvalRun run)
    {
        var rows = (run.Comparison is { } comparison ? comparison.Feedback.Concat(comparison.RunMetrics) : []).Where(f => f.Difference is not null && Scales.IsShare(f.Feedback)).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var plot = PlotStyle.NewPlot();
        var zero = plot.Add.VerticalLine(0);
        zero.LineColor = PlotStyle.Baseline;
        zero.LineWidth = 1;
        var farthest = 5.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var color = ColorOf(rows[i]);
            PlotStyle.Interval(plot, -i, rows[i].CiLow * 100, rows[i].CiHigh * 100, color);
            PlotStyle.Point(plot, rows[i].Difference!.Value * 100, -i, color);
            var margin = MarginOf(rows[i], run) * 100;
            var mark = plot.Add.Line(margin, -i - MarginHeight, margin, -i + MarginHeight);
            mark.LineColor = PlotStyle.Margin;
            mark.LineWidth = 2;
            farthest = new[] { farthest, Math.Abs(margin), Math.Abs((rows[i].CiLow ?? rows[i].Difference!.Value) * 100), Math.Abs((rows[i].CiHigh ?? 0) * 100) }.Max();
        }

        PlotStyle.NameRows(plot, [.. rows.Select(r => r.Feedback.Name)]);
        plot.Axes.SetLimitsX(-farthest * 1.1, farthest * 1.1);
        plot.XLabel("points, 95% interval; orange: margin");
        return new Drawing("difference", "Differences from the baseline", string.Join("; ", rows.Select(r => Text(r, run))), plot, PlotStyle.Height(rows.Count));
    }

    private static double Direction(FeedbackInfo feedback) => feedback.Polarity == Polarity.LowerIsBetter ? -1 : 1;

    private static ScottPlot.Color ColorOf(FeedbackComparison row)
    {
        var sign = row.CiLow > 0 ? 1 : row.CiHigh < 0 ? -1 : 0;
        return (sign * Direction(row.Feedback)) switch { > 0 => PlotStyle.Better, < 0 => PlotStyle.Worse, _ => PlotStyle.Candidate };
    }

    /// <summary>The margin of the gate on this feedback, else the default one; on the side that is worse.</summary>
    private static double MarginOf(FeedbackComparison row, EvalRun run)
    {
        var margin = run.Results.Record.Gates.Where(g => g.Metric.Feedback == row.Feedback.Name).Select(g => g.MaxDrop ?? g.MaxRise).FirstOrDefault(m => m is not null);
        var size = margin switch
        {
            { Kind: MarginKind.Absolute } => margin.Amount,
            { Kind: MarginKind.Relative } => margin.Amount * (row.MeanBaseline ?? 1),
            _ => Gate.DefaultMaxDrop,
        };
        return -Direction(row.Feedback) * size;
    }

    private static string Text(FeedbackComparison row, EvalRun run)
    {
        var interval = row is { CiLow: { } low, CiHigh: { } high } ? $" ({Scales.Points(low)} to {Scales.Points(high)})" : "";
        return $"{row.Feedback.Name} {Scales.Points(row.Difference!.Value)} points{interval}, margin {Scales.Points(MarginOf(row, run))}";
    }
}
