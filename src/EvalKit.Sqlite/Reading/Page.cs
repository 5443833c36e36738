namespace EvalKit.Sqlite.Reading;

/// <summary>A part of a long list.</summary>
/// <param name="Items">What it holds.</param>
/// <param name="Last">Where it ends; null when nothing follows.</param>
internal sealed record Page<T, TPosition>(IReadOnlyList<T> Items, TPosition? Last)
    where TPosition : class;
