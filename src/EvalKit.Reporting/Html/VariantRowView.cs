using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>A variant as a row of the template.</summary>
internal sealed class VariantRowView(VariantRun variant, string? page, IReadOnlyList<VariantCell> cells)
{
    public string Number { get; } = VerdictText.Number(variant.Number);

    public string Label { get; } = variant.Label;

    /// <summary>The address of the variant's own page beside this one; empty when there is none.</summary>
    public string Page { get; } = page is null ? "" : Uri.EscapeDataString(page);

    public string Css { get; } = JsonDocumentWriter.Name(variant.Run.Verdict);

    public string Glyph { get; } = VerdictText.Glyph(variant.Run.Verdict);

    public string Word { get; } = variant.Run.Verdict.ToString();

    public string Run { get; } = variant.Run.Id;

    public IReadOnlyList<FactView> Values { get; } = [.. variant.Values.Select(v => new FactView(v.Key, v.Value))];

    public IReadOnlyList<GateView> Gates { get; } = [.. variant.Run.Gates.Select(g => new GateView(g, feedback: null))];

    public IReadOnlyList<VariantCellView> Cells { get; } = [.. cells.Select(c => new VariantCellView(c))];
}
