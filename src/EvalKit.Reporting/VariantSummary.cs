using System.Text;
using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting;

/// <summary>Variants side by side for a terminal or a log: one row a variant, each feedback with its difference to the first. Plain text without colour or escapes.</summary>
public static class VariantSummary
{
    /// <summary>The default of the widest line.</summary>
    public const int DefaultWidth = 140;

    private const int LabelLength = 60;
    private const string Gap = "  ";

    /// <summary>Renders the table; its lines end in LF.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    /// <param name="width">The widest line, in characters; what does not fit goes to a further table below. Default: <see cref="DefaultWidth"/>.</param>
    public static string Render(VariantRuns runs, string? reportPath = null, int width = DefaultWidth)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var text = new StringBuilder();
        var record = runs.Reference.Run.Results.Record;
        Line(text, $"{TerminalText.Of(record.Suite)}, {VariantText.Count(runs.Variants.Count)} side by side: {VerdictText.Coverage(record)}{(record.Partial ? ", partial runs" : "")}");
        var heads = Heads(runs);
        foreach (var columns in Fit(VariantTable.Of(runs).Columns, width - Width(heads)))
        {
            WriteTable(text, [.. heads, .. columns]);
        }

        foreach (var line in VariantTable.Foot)
        {
            Line(text, line);
        }

        if (reportPath is not null)
        {
            Line(text, $"report: {TerminalText.Of(reportPath)}");
        }

        return text.ToString();
    }

    private static List<string[]> Heads(VariantRuns runs) =>
    [
        ["#", .. runs.Variants.Select(v => VerdictText.Number(v.Number))],
        ["variant", .. runs.Variants.Select(v => TerminalText.Of(v.Label, LabelLength))],
        ["verdict", .. runs.Variants.Select(v => $"{VerdictText.Glyph(v.Run.Verdict)} {v.Run.Verdict}")],
    ];

    /// <summary>Puts as many columns beside each other as fit, at least one a table.</summary>
    private static IEnumerable<List<string[]>> Fit(IReadOnlyList<VariantColumn> columns, int width)
    {
        var table = new List<string[]>();
        foreach (var column in columns.Select(c => (string[])[TerminalText.Of(c.Title, LabelLength), .. c.Cells.Select(Text)]))
        {
            if (table.Count > 0 && Width([.. table, column]) > width)
            {
                yield return table;
                table = [];
            }

            table.Add(column);
        }

        yield return table;
    }

    private static int Width(IEnumerable<string[]> columns) => columns.Sum(c => c.Max(cell => cell.Length) + Gap.Length);

    private static string Text(VariantCell cell)
    {
        if (cell.Note.Length > 0)
        {
            return $"{cell.Value} ({cell.Note})".TrimStart();
        }

        List<string> numbers = [cell.Difference, cell.Bounds, cell.N is { } n ? $"n={VerdictText.Number(n)}" : ""];
        numbers.RemoveAll(number => number.Length == 0);
        var direction = cell.Direction == VariantCell.Even ? "" : " " + cell.Direction;
        return numbers.Count == 0 ? cell.Value : $"{cell.Value} ({string.Join(", ", numbers)}){direction}";
    }

    private static void WriteTable(StringBuilder text, List<string[]> columns)
    {
        var widths = columns.ConvertAll(c => c.Max(cell => cell.Length));
        for (var row = 0; row < columns[0].Length; row++)
        {
            Line(text, string.Concat(columns.Select((column, i) => Gap + column[row].PadRight(widths[i]))).TrimEnd());
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
