using EvalKit.Reporting;

namespace EvalKit.Cli.Browsing;

/// <summary>Lays the sections of a case out as lines. Everything that a terminal shows of a case is cleaned here.</summary>
internal sealed class CaseLayout
{
    private const int NameLength = 60;
    private const int Indent = 2;
    private const int Narrowest = 10;

    private readonly IReadOnlyDictionary<string, bool> _folds;
    private readonly int _width;
    private readonly List<LayoutLine> _lines = [];

    private CaseLayout(IReadOnlyDictionary<string, bool> folds, int width)
    {
        _folds = folds;
        _width = width;
    }

    /// <param name="page">The case.</param>
    /// <param name="folds">The sections that a reader closed (true) or opened.</param>
    /// <param name="width">The cells of a line.</param>
    public static IReadOnlyList<LayoutLine> Lines(CasePage page, IReadOnlyDictionary<string, bool> folds, int width)
    {
        var layout = new CaseLayout(folds, width);
        foreach (var section in page.Sections())
        {
            layout.Add(section, parent: "", depth: 0);
        }

        return layout._lines;
    }

    private void Add(CaseSection section, string parent, int depth)
    {
        var path = $"{parent}/{section.Name}";
        var lead = new string(' ', Indent * depth);
        var label = (section.Verdict is { } verdict ? $"{VerdictStyle.Mark(verdict)} " : "") + TerminalText.Of(section.Name, NameLength);
        var text = section.Text is { } raw ? TerminalText.Block(raw) : null;
        var besideWidth = _width - CellText.Width(lead) - Indent - CellText.Width(label) - ": ".Length;
        var isBeside = text is null || (!text.Contains('\n', StringComparison.Ordinal) && CellText.Width(text) <= besideWidth);
        var canFold = section.Children.Count > 0 || !isBeside;
        var isClosed = canFold && (_folds.TryGetValue(path, out var closed) ? closed : section.StartsFolded);
        var fold = !canFold ? Fold.None : isClosed ? Fold.Closed : Fold.Open;
        var beside = isBeside ? text : isClosed ? CellText.Cut(TerminalText.Of(text!), Math.Max(1, besideWidth)) : null;
        var line = new LayoutLine(path, parent, fold, IsHeading: true)
        {
            Lead = lead + Mark(fold),
            Label = label,
            Text = string.IsNullOrEmpty(beside) ? "" : $": {beside.Replace('\t', ' ')}",
            Verdict = section.Verdict,
        };
        _lines.Add(line);
        if (fold == Fold.Open)
        {
            AddBody(line, isBeside ? null : text, lead + new string(' ', 2 * Indent));
            foreach (var child in section.Children)
            {
                Add(child, path, depth + 1);
            }
        }
    }

    private void AddBody(LayoutLine heading, string? text, string lead)
    {
        if (text is not null)
        {
            var width = Math.Max(Narrowest, _width - lead.Length);
            _lines.AddRange(CellText.Wrap(text, width).Select(l => new LayoutLine(heading.Path, heading.Parent, Fold.Open, IsHeading: false) { Lead = lead, Text = l }));
        }
    }

    private static string Mark(Fold fold) => fold switch
    {
        Fold.Open => "▾ ",
        Fold.Closed => "▸ ",
        _ => "  ",
    };
}
