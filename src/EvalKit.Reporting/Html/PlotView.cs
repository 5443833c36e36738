using System.Text;

namespace EvalKit.Reporting.Html;

/// <summary>A plot as the template shows it: a picture in a data address, which runs nothing and loads nothing.</summary>
internal sealed class PlotView(ReportPlot plot)
{
    public string Title { get; } = plot.Title;

    public string AltText { get; } = plot.AltText;

    public SafeMarkup Source { get; } = new("data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(plot.Svg)));
}
