using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>A cell as the template shows it; an absent text is empty.</summary>
internal sealed class VariantCellView(VariantCell cell)
{
    public string Value { get; } = cell.Value;

    public string Difference { get; } = cell.Difference;

    public string Bounds { get; } = cell.Bounds;

    public string Note { get; } = cell.Note;

    public string Direction { get; } = cell.Direction;

    public string N { get; } = cell.N is { } n ? VerdictText.Number(n) : "";
}
