using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>The variables that every page with a verdict at its head has.</summary>
internal abstract class VerdictView(Verdict verdict, RunRecord record)
{
    public string Suite { get; } = record.Suite;

    public string Word { get; } = verdict.ToString();

    public string Css { get; } = JsonDocumentWriter.Name(verdict);

    public string Glyph { get; } = VerdictText.Glyph(verdict);

    public string Coverage { get; } = VerdictText.Coverage(record);

    public bool IsPartial { get; } = record.Partial;

    public SafeMarkup Style { get; } = new(PageResources.Style);
}
