using System.Text;
using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting;

/// <summary>Variants side by side in GitHub's Markdown, for a pull request or a job. Its length is bounded, and text of others cannot break out of its place.</summary>
public static class VariantMarkdown
{
    private const int MaxColumns = 20;
    private const int MaxGates = 30;
    private const int NameLength = 80;
    private const int TextLength = 240;

    /// <summary>Renders the summary; its lines end in LF.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    public static string Render(VariantRuns runs, string? reportPath = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var text = new StringBuilder();
        var alert = runs.Verdict switch
        {
            Verdict.Pass => "TIP",
            Verdict.Fail => "CAUTION",
            _ => "WARNING",
        };
        text.Append("> [!").Append(alert).Append("]\n> **").Append(runs.Verdict).Append("** ").Append(Name(runs.Reference.Run.Results.Record.Suite)).Append(": ")
            .Append(VariantText.Sentence(runs, Name)).Append("\n\n").Append(RenderBody(runs, reportPath));
        return text.ToString();
    }

    /// <summary>The table and what stands below it, without the verdict.</summary>
    internal static string RenderBody(VariantRuns runs, string? reportPath)
    {
        var text = new StringBuilder();
        WriteTable(text, runs);
        text.Append('\n').AppendJoin(' ', VariantTable.Foot).Append('\n');
        WriteGates(text, runs);
        if (reportPath is not null)
        {
            text.Append("\nreport ").Append(MarkdownText.Code(reportPath, TextLength)).Append('\n');
        }

        return text.ToString();
    }

    private static void WriteTable(StringBuilder text, VariantRuns runs)
    {
        var columns = VariantTable.Of(runs).Columns.Take(MaxColumns).ToList();
        text.Append("| # | variant | verdict |").AppendJoin("", columns.Select(c => $" {Name(c.Title)} |")).Append('\n');
        text.Append("|--:|---|---|").Insert(text.Length, "---|", columns.Count).Append('\n');
        for (var i = 0; i < runs.Variants.Count; i++)
        {
            var variant = runs.Variants[i];
            text.Append("| ").Append(VerdictText.Number(variant.Number)).Append(" | ").Append(Name(variant.Label)).Append(" | ")
                .Append(VerdictText.Glyph(variant.Run.Verdict)).Append(' ').Append(variant.Run.Verdict).Append(" |")
                .AppendJoin("", columns.Select(c => $" {Cell(c.Cells[i])} |")).Append('\n');
        }
    }

    /// <summary>The cell's own texts are numbers and words of EvalKit, so they need no code span.</summary>
    private static string Cell(VariantCell cell)
    {
        var value = cell.Direction == VariantCell.Even ? cell.Value : $"**{cell.Value} {cell.Direction}**";
        List<string> lines = [value, cell.Note, cell.Difference, cell.Bounds, cell.N is { } n ? $"n={VerdictText.Number(n)}" : ""];
        return string.Join("<br>", lines.Where(l => l.Length > 0));
    }

    private static void WriteGates(StringBuilder text, VariantRuns runs)
    {
        var gates = runs.Variants.SelectMany(v => v.Run.Gates.Where(g => g.Verdict != Verdict.Pass).Select(g => (Variant: v, Gate: g))).ToList();
        if (gates.Count == 0)
        {
            return;
        }

        text.Append("\n### Gates that do not pass (").Append(VerdictText.Number(gates.Count)).Append(")\n\n");
        foreach (var (variant, gate) in gates.Take(MaxGates))
        {
            text.Append("- ").Append(VerdictText.Glyph(gate.Verdict)).Append(' ').Append(Name(variant.Label)).Append(": ").Append(MarkdownText.Code(gate.Text, TextLength)).Append('\n');
        }

        if (gates.Count > MaxGates)
        {
            text.Append("- and ").Append(VerdictText.Number(gates.Count - MaxGates)).Append(" more\n");
        }
    }

    /// <summary>In a table a bar would end the cell even inside a code span.</summary>
    private static string Name(string name) => MarkdownText.Code(name, NameLength).Replace("|", "\\|", StringComparison.Ordinal);
}
