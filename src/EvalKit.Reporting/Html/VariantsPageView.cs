using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Html;

/// <summary>The variables of the template of variants.</summary>
internal sealed class VariantsPageView
{
    public VariantsPageView(VariantRuns runs, IReadOnlyList<string?> pages)
    {
        var table = VariantTable.Of(runs);
        var record = runs.Reference.Run.Results.Record;
        Suite = record.Suite;
        Word = runs.Verdict.ToString();
        Css = JsonDocumentWriter.Name(runs.Verdict);
        Glyph = VerdictText.Glyph(runs.Verdict);
        Sentence = VariantText.Sentence(runs);
        Coverage = VerdictText.Coverage(record);
        IsPartial = record.Partial;
        Count = VariantText.Count(runs.Variants.Count);
        Session = runs.SessionId;
        Foot = string.Join(' ', VariantTable.Foot);
        Titles = [.. table.Columns.Select(c => c.Title)];
        Rows = [.. runs.Variants.Select((v, i) => new VariantRowView(v, pages[i], [.. table.Columns.Select(c => c.Cells[i])]))];
        Forests = [.. table.Columns.Where(c => c.Cells.Any(cell => cell.Compared is not null)).Select(c => new ForestView(c, runs.Variants))];
        Warnings = [.. runs.Variants.SelectMany(v => v.Run.Warnings).Distinct()];
        Style = new SafeMarkup(PageResources.Style);
        Policy = new SafeMarkup(ContentPolicy.OfStyle(PageResources.Style));
    }

    public string Suite { get; }

    public string Word { get; }

    public string Css { get; }

    public string Glyph { get; }

    public string Sentence { get; }

    public string Coverage { get; }

    public bool IsPartial { get; }

    public string Count { get; }

    public string Session { get; }

    public string Foot { get; }

    public IReadOnlyList<string> Titles { get; }

    public IReadOnlyList<VariantRowView> Rows { get; }

    public IReadOnlyList<ForestView> Forests { get; }

    public IReadOnlyList<string> Warnings { get; }

    public SafeMarkup Style { get; }

    public SafeMarkup Policy { get; }
}
