namespace EvalKit.Reporting;

/// <summary>A plot for the page; it is shown as a picture, so nothing inside it can run. Immutable.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="AltText">What it shows, for a reader who cannot see it.</param>
/// <param name="Svg">The whole SVG document.</param>
public sealed record ReportPlot(string Title, string AltText, string Svg);
