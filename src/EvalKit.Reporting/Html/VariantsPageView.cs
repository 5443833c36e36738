using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>The variables of the template of variants.</summary>
internal sealed class VariantsPageView : VerdictView
{
    public VariantsPageView(VariantRuns runs, IReadOnlyList<string?> pages)
        : base(runs.Verdict, runs.Reference.Run.Results.Record)
    {
        var table = VariantTable.Of(runs);
        Sentence = VariantText.Sentence(runs);
        Count = VariantText.Count(runs.Variants.Count);
        Session = runs.SessionId;
        Foot = string.Join(' ', VariantTable.Foot);
        Titles = [.. table.Columns.Select(c => c.Title)];
        Rows = [.. runs.Variants.Select((v, i) => new VariantRowView(v, pages[i], [.. table.Columns.Select(c => c.Cells[i])]))];
        Forests = [.. table.Columns.Where(c => c.Cells.Any(cell => cell.Compared is not null)).Select(c => new ForestView(c, runs.Variants))];
        Warnings = [.. runs.Variants.SelectMany(v => v.Run.Warnings).Distinct()];
        Policy = new SafeMarkup(ContentPolicy.OfStyle(PageResources.Style));
    }

    public string Sentence { get; }

    public string Count { get; }

    public string Session { get; }

    public string Foot { get; }

    public IReadOnlyList<string> Titles { get; }

    public IReadOnlyList<VariantRowView> Rows { get; }

    public IReadOnlyList<ForestView> Forests { get; }

    public IReadOnlyList<string> Warnings { get; }

    public SafeMarkup Policy { get; }
}
