namespace EvalKit.Reporting.Html;

/// <summary>A name and what it is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">Its value, as text.</param>
internal sealed record FactView(string Name, string Value);
