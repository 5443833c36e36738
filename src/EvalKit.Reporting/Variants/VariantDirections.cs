using EvalKit.Statistics;

namespace EvalKit.Reporting.Variants;

/// <summary>
/// Says which differences are better or worse. Many comparisons stand side by side, so each is held against all of them (Holm's procedure): otherwise the more
/// variants somebody tries, the surer one of them looks good by chance.
/// </summary>
internal static class VariantDirections
{
    private const double Alpha = 0.05;

    public static IEnumerable<VariantColumn> Of(IReadOnlyList<VariantColumn> columns)
    {
        var pValues = columns.SelectMany(c => c.Cells).Select(c => c.Compared?.PValue).OfType<double>().ToList();
        var largest = pValues.Zip(Holm.Adjust(pValues)).Where(p => p.Second <= Alpha).Select(p => p.First).DefaultIfEmpty(-1).Max();
        return columns.Select(column => column with { Cells = [.. column.Cells.Select(c => c.Compared?.PValue <= largest ? c with { Direction = Direction(c.Compared) } : c)] });
    }

    private static string Direction(FeedbackComparison compared)
    {
        var isRise = compared.Difference > 0;
        return compared.Difference == 0 ? VariantCell.Even : isRise == (compared.Feedback.Polarity == Polarity.HigherIsBetter) ? "better" : "worse";
    }
}
