using EvalKit.Plots;
using EvalKit.Reporting;

namespace EvalKit.Cli;

/// <summary>Writes a run's HTML page, with plots where the system has a font to draw them with.</summary>
internal static class ReportFile
{
    /// <summary>Writes the page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results, for the outputs side by side; null when they are not kept.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <returns>The file.</returns>
    public static string Write(EvalRun run, RunResults? baseline, string path)
    {
        HtmlReport.WriteFile(run, path, new HtmlReportOptions
        {
            BaselineResults = baseline,
            Plots = RunPlots.CanDraw ? [.. RunPlots.Draw(run).Select(p => new ReportPlot(p.Title, p.AltText, p.Svg))] : [],
        });
        return path;
    }
}
