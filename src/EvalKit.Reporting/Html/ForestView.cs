using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>The differences of one feedback, each variant's interval on one scale around 0.</summary>
internal sealed class ForestView
{
    public ForestView(VariantColumn column, IReadOnlyList<VariantRun> variants)
    {
        var compared = column.Cells.Select(c => c.Compared).OfType<FeedbackComparison>().ToList();
        var places = compared.SelectMany(c => new[] { c.CiLow, c.CiHigh, c.Difference }).OfType<double>().Append(0).ToList();
        var scale = new ForestScale(places.Min(), places.Max());
        Title = column.Title;
        IsLowerBetter = compared[0].Feedback.Polarity == Polarity.LowerIsBetter;
        Rows = [.. variants.Zip(column.Cells).Where(r => r.First.Number > 1).Select(r => new ForestRowView(r.First, r.Second, scale))];
    }

    public string Title { get; }

    public bool IsLowerBetter { get; }

    public IReadOnlyList<ForestRowView> Rows { get; }
}
