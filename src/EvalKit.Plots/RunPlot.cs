namespace EvalKit.Plots;

/// <summary>A drawn plot. Immutable.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="AltText">What it shows, with the numbers, for a reader who cannot see it.</param>
/// <param name="Svg">The SVG document; equal runs give equal text.</param>
public sealed record RunPlot(string Title, string AltText, string Svg);
