using ScottPlot;
using SkiaSharp;

namespace EvalKit.Plots;

/// <summary>What the plots have in common: colours that differ for colour-blind readers too, quiet axes, rows with names.</summary>
internal static class PlotStyle
{
    public const float MarkerSize = 9;
    public const float IntervalWidth = 4;

    public static readonly Color Candidate = Color.FromHex("#2257BF");
    public static readonly Color Baseline = Color.FromHex("#7A8594");
    public static readonly Color Better = Color.FromHex("#12724A");
    public static readonly Color Worse = Color.FromHex("#B8291F");
    public static readonly Color Margin = Color.FromHex("#C77700");

    private const int RowHeight = 44;
    private const int FrameHeight = 90;
    private const int LeastHeight = 280;

    /// <summary>The least height keeps plots that stand side by side in line.</summary>
    public static int Height(int rows) => Math.Max(LeastHeight, FrameHeight + (rows * RowHeight));

    public static Plot NewPlot()
    {
        var plot = new Plot();
        plot.Font.Set(Font);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return plot;
    }

    /// <summary>Names the rows from the top; row i is at height −i.</summary>
    public static void NameRows(Plot plot, IReadOnlyList<string> names)
    {
        plot.Axes.Left.SetTicks([.. names.Select((_, row) => (double)-row)], [.. names.Select(PlainText)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.SetLimitsY(-names.Count + 0.4, 0.6);
    }

    public static void Interval(Plot plot, double row, double? low, double? high, Color color)
    {
        if (low is { } from && high is { } to && to > from)
        {
            var line = plot.Add.Line(from, row, to, row);
            line.LineColor = color.WithAlpha(0.45);
            line.LineWidth = IntervalWidth;
        }
    }

    public static void Point(Plot plot, double place, double row, Color color, MarkerShape shape = MarkerShape.FilledCircle) =>
        plot.Add.Marker(place, row, shape, MarkerSize, color);

    /// <summary>A name without characters that a label cannot show.</summary>
    public static string PlainText(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return plain.Length > LongestName ? plain[..(LongestName - 1)] + "…" : plain;
    }

    private const int LongestName = 32;

    private const string PreferredFont = "DejaVu Sans";

    private static string Font { get; } = SKFontManager.Default.FontFamilies.Contains(PreferredFont) ? PreferredFont : Fonts.Default;
}
