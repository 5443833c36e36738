namespace EvalKit.Reporting.Variants;

/// <summary>One column of the table of variants.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Cells">One cell a variant, in their order.</param>
internal sealed record VariantColumn(string Title, IReadOnlyList<VariantCell> Cells);
