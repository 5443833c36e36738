using EvalKit.Reporting.Html;

namespace EvalKit.Reporting;

/// <summary>Variants side by side as one HTML file that opens from a disk, with links to the pages of the variants. Whatever others wrote is shown as text. Equal inputs give equal bytes.</summary>
public static class HtmlVariantsReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="pages">The file names of the variants' own pages, relative to this one, in the runs' order; null where there is none.</param>
    /// <param name="writer">Where to; it stays open. The page says that it is UTF-8.</param>
    public static void Write(VariantRuns runs, IReadOnlyList<string?> pages, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(PageTemplates.Render("variants.sbn", new VariantsPageView(runs, pages)).Text);
    }
}
