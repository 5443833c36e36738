using EvalKit.Chat.Prices;
using EvalKit.Plots;
using EvalKit.Reporting;
using EvalKit.Runs;

namespace EvalKit.Cli;

/// <summary>Writes a run's HTML page, with plots where the system has a font to draw them with.</summary>
internal static class ReportFile
{
    /// <summary>Writes the page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's results, for the outputs side by side; null when they are not kept.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="store">Has the run's traces.</param>
    /// <param name="prices">What models cost.</param>
    /// <returns>The file.</returns>
    public static async Task<string> WriteAsync(EvalRun run, RunResults? baseline, string path, IRunStore store, PriceTable prices)
    {
        // A run that was cancelled has its page too.
        var traces = await ReportTraces.ReadAsync(store, run, prices, CancellationToken.None);
        HtmlReport.WriteFile(run, path, new HtmlReportOptions
        {
            BaselineResults = baseline,
            Traces = traces,
            Plots = RunPlots.CanDraw ? [.. RunPlots.Draw(run).Select(p => new ReportPlot(p.Title, p.AltText, p.Svg))] : [],
        });
        return path;
    }
}
