using System.Globalization;
using ScottPlot;

namespace EvalKit.Plots;

/// <summary>The scores of the main graded feedback, case by case: against the baseline's where there is one, else how often each score occurs.</summary>
internal static class ScorePlot
{
    private const double Equal = 1e-9;
    private const int Bins = 20;
    private const float CaseMarkerSize = 6;

    /// <summary>Null when the run has no graded feedback on a scale of 0 to 1 with a value.</summary>
    public static Drawing? Of(EvalRun run)
    {
        var gated = run.Gates.Select(g => g.Metric.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        var main = run.Results.Columns.Select(c => c.Info)
            .Where(f => f.ValueKind == FeedbackValueKind.Number && Scales.IsShare(f))
            .OrderBy(f => gated.Contains(f.Name) ? 0 : 1)
            .FirstOrDefault();
        if (main is null)
        {
            return null;
        }

        var values = run.Results.CaseValues(main.Name).Where(v => v.Value is not null).ToList();
        var pairs = Pairs(values, main.Name, run);
        return pairs.Count > 0 ? Scatter(main, pairs) : values.Count > 0 ? Histogram(main, [.. values.Select(v => v.Value!.Value)]) : null;
    }

    private static List<(double Before, double After)> Pairs(IReadOnlyList<CaseValue> values, string feedback, EvalRun run)
    {
        var baseline = (run.Baseline?.Cases ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var pairs = new List<(double, double)>();
        foreach (var value in values)
        {
            if (baseline.TryGetValue(value.CaseId, out var partner)
                && partner.CaseHash == value.CaseHash
                && partner.Feedback.GetValueOrDefault(feedback)?.Value?.Number is { } before)
            {
                pairs.Add((before, value.Value!.Value));
            }
        }

        return pairs;
    }

    private static Drawing Scatter(FeedbackInfo feedback, List<(double Before, double After)> pairs)
    {
        var plot = PlotStyle.NewPlot();
        var equal = plot.Add.Line(0, 0, 1, 1);
        equal.LineColor = PlotStyle.Baseline;
        equal.LineWidth = 1;
        int Sign((double Before, double After) pair) =>
            Math.Abs(pair.After - pair.Before) < Equal ? 0 : Math.Sign(pair.After - pair.Before) * (feedback.Polarity == Polarity.LowerIsBetter ? -1 : 1);
        var groups = new[] { (Sign: 0, Color: PlotStyle.Baseline), (Sign: 1, Color: PlotStyle.Better), (Sign: -1, Color: PlotStyle.Worse) };
        foreach (var (sign, color) in groups)
        {
            var members = pairs.Where(p => Sign(p) == sign).ToList();
            if (members.Count > 0)
            {
                plot.Add.Markers(members.Select(p => p.Before).ToArray(), members.Select(p => p.After).ToArray(), MarkerShape.FilledCircle, CaseMarkerSize, color.WithAlpha(0.6));
            }
        }

        plot.Axes.SetLimits(-0.03, 1.03, -0.03, 1.03);
        plot.XLabel("baseline");
        plot.YLabel("candidate");
        var better = pairs.Count(p => Sign(p) > 0);
        var worse = pairs.Count(p => Sign(p) < 0);
        return new Drawing(
            "scores",
            $"{PlotStyle.PlainText(feedback.Name)}, case by case",
            string.Create(CultureInfo.InvariantCulture, $"{feedback.Name} of {pairs.Count} paired cases: {better} better, {worse} worse, {pairs.Count - better - worse} equal"),
            plot,
            PlotStyle.Height(0));
    }

    private static Drawing Histogram(FeedbackInfo feedback, double[] values)
    {
        var counts = new double[Bins];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)(value * Bins), 0, Bins - 1)]++;
        }

        var plot = PlotStyle.NewPlot();
        var bars = counts.Select((count, bin) => new Bar { Position = (bin + 0.5) / Bins, Value = count, Size = 0.9 / Bins, FillColor = PlotStyle.Candidate, LineWidth = 0 });
        plot.Add.Bars(bars.ToArray());
        plot.Axes.SetLimits(-0.03, 1.03, 0, counts.Max() * 1.08);
        plot.XLabel(PlotStyle.PlainText(feedback.Name));
        plot.YLabel("cases");
        return new Drawing(
            "scores",
            $"How {PlotStyle.PlainText(feedback.Name)} is spread",
            $"{feedback.Name} of {values.Length.ToString(CultureInfo.InvariantCulture)} cases, from {Scales.Number(values.Min())} to {Scales.Number(values.Max())}",
            plot,
            PlotStyle.Height(0));
    }
}
