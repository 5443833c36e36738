using ScottPlot;

namespace EvalKit.Plots;

/// <summary>A plot before it becomes a file.</summary>
/// <param name="Name">Short and unique among a run's plots: it makes the ids inside the SVG.</param>
/// <param name="Title">The heading.</param>
/// <param name="AltText">What it shows.</param>
/// <param name="Plot">The plot.</param>
/// <param name="Height">Its height in pixels.</param>
internal sealed record Drawing(string Name, string Title, string AltText, Plot Plot, int Height);
