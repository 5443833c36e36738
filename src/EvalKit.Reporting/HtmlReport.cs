using EvalKit.Reporting.Html;

namespace EvalKit.Reporting;

/// <summary>
/// The report as one HTML file that opens from a disk, without server and network. Whatever an app, a judge or a dataset wrote is shown as text and never
/// becomes markup. Equal inputs give equal bytes.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="writer">Where to; it stays open. The page says that it is UTF-8.</param>
    /// <param name="options">What the page shows beside the run; null for the defaults.</param>
    public static void Write(EvalRun run, TextWriter writer, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(PageTemplates.Render("report.sbn", new PageView(run, options ?? new HtmlReportOptions())).Text);
    }

    /// <summary>Writes the page as a file and makes its folder. Several processes may write it at once: the last one's page stays, whole.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the page shows beside the run; null for the defaults.</param>
    /// <exception cref="IOException">The file or its folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void WriteFile(EvalRun run, string path, HtmlReportOptions? options = null)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        SharedFile.Replace(full, writer => Write(run, writer, options));
    }
}
