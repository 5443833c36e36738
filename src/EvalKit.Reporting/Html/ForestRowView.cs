using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>One variant's difference; its places are empty when there is nothing to draw.</summary>
internal sealed class ForestRowView
{
    public ForestRowView(VariantRun variant, VariantCell cell, ForestScale scale)
    {
        Label = variant.Label;
        Cell = new VariantCellView(cell);
        Zero = scale.Place(0);
        if (cell.Compared is { Difference: { } difference } compared)
        {
            Point = scale.Place(difference);
            Low = scale.Place(compared.CiLow ?? difference);
            High = scale.Place(compared.CiHigh ?? difference);
            Method = compared.Method == "none" ? "" : compared.Method;
        }
    }

    public string Label { get; }

    public VariantCellView Cell { get; }

    public string Zero { get; }

    public string Point { get; } = "";

    public string Low { get; } = "";

    public string High { get; } = "";

    public string Method { get; } = "";
}
