using ScottPlot;
using SkiaSharp;

namespace EvalKit.Plots;

/// <summary>Draws a run by ScottPlot. Needs a font of the system to measure text: without any, ScottPlot would leave all text out and say nothing.</summary>
public static class RunPlots
{
    private const int Width = 440;

    /// <summary>Whether the system has a font; where it has none, nothing can be drawn.</summary>
    public static bool CanDraw => SKFontManager.Default.FontFamilies.Any(name => name.Length > 0);

    /// <summary>
    /// The plots that the run has data for: its metrics with their intervals, the differences from the baseline with the margins of the gates, and the scores
    /// of its main graded feedback case by case (against the baseline's where there is one).
    /// </summary>
    /// <param name="run">The run.</param>
    /// <exception cref="EvalKitException">The system has no font.</exception>
    public static IReadOnlyList<RunPlot> Draw(EvalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RequireFont();
        return [.. Drawings(run).Select(d => new RunPlot(d.Title, d.AltText, SvgText.Normalise(d.Plot.GetSvgXml(Width, d.Height), d.Name)))];
    }

    /// <summary>The first plot of the run (its metrics) as a PNG picture, for places that show no SVG.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">Width in pixels, from 100.</param>
    /// <param name="height">Height in pixels, from 100.</param>
    /// <exception cref="EvalKitException">The system has no font, or the run has nothing to draw.</exception>
    public static byte[] Png(EvalRun run, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 100);
        RequireFont();
        var drawing = Drawings(run).FirstOrDefault()
            ?? throw new EvalKitException(FaultKind.Usage, $"The run {run.Id} has nothing to draw: expected a metric or a comparison on a scale of 0 to 1, found none.");
        return drawing.Plot.GetImageBytes(width, height, ImageFormat.Png);
    }

    private static IEnumerable<Drawing> Drawings(EvalRun run) =>
        new[] { ForestPlot.Of(run), DifferencePlot.Of(run), ScorePlot.Of(run) }.OfType<Drawing>();

    private static void RequireFont()
    {
        if (!CanDraw)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                "Plots need a font, and this system has none, so that their text would be missing. Install one (on Debian: apt-get install fonts-dejavu-core), or leave the plots out.");
        }
    }
}
