using System.Collections.Immutable;
using EvalKit.Reporting;

namespace EvalKit.Cli.Browsing;

/// <summary>What a reader of a run sees and has chosen. Immutable: <see cref="BrowserKeys"/> makes the next state of a key.</summary>
internal sealed record BrowserState
{
    /// <summary>Title and footer.</summary>
    private const int LinesAround = 2;

    /// <summary>The last layout. States hand it on, so that a move of the cursor lays nothing out anew.</summary>
    private Layout? _layout;

    private BrowserState(IReadOnlyList<CasePage> cases, int width, int height)
    {
        Cases = cases;
        Shown = CaseFilter.Apply(cases, "");
        Width = width;
        Height = height;
    }

    /// <summary>All cases; at least one.</summary>
    public IReadOnlyList<CasePage> Cases { get; }

    /// <summary>The positions of the cases that the filter leaves; at least one.</summary>
    public IReadOnlyList<int> Shown { get; init; }

    /// <summary>Which of the shown cases is open.</summary>
    public int Position { get; init; }

    /// <summary>The line of the case that the cursor is on.</summary>
    public int Cursor { get; init; }

    /// <summary>The line of the case that stands at the top.</summary>
    public int Top { get; init; }

    /// <summary>The sections that were closed (true) or opened by hand; they stay so in the next case.</summary>
    public ImmutableDictionary<string, bool> Folds { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>The filter that is applied; empty for none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The filter that is being typed; null when none is.</summary>
    public string? Typing { get; init; }

    /// <summary>What the last key did, where the screen does not show it; null for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>A text that the last key puts on the clipboard; null for none.</summary>
    public string? Copied { get; init; }

    /// <summary>Whether the reader has left.</summary>
    public bool HasEnded { get; init; }

    public int Width { get; private init; }

    public int Height { get; private init; }

    /// <summary>The cells of a line. The last one stays free: a terminal is of two minds about a line that fills it.</summary>
    public int LineWidth => Width - 1;

    /// <summary>The lines between title and footer.</summary>
    public int BodyHeight => Height - LinesAround;

    public CasePage Page => Cases[Shown[Position]];

    /// <param name="cases">The cases, at least one, in the order to read them.</param>
    /// <param name="width">The columns of the terminal.</param>
    /// <param name="height">Its lines.</param>
    public static BrowserState Of(IReadOnlyList<CasePage> cases, int width, int height) => new BrowserState(cases, 0, 0).Resized(width, height);

    /// <summary>The lines of the open case.</summary>
    public IReadOnlyList<LayoutLine> Lines()
    {
        var width = LineWidth - ScreenLine.Gutter;
        if (_layout is not { } known || known.Page != Page || known.Folds != Folds || known.Width != width)
        {
            _layout = new Layout(Page, Folds, width, CaseLayout.Lines(Page, Folds, width));
        }

        return _layout.Lines;
    }

    /// <summary>The state on a terminal of another size. The cursor stays in its section.</summary>
    public BrowserState Resized(int width, int height)
    {
        var resized = this with { Width = Math.Max(width, 20), Height = Math.Max(height, LinesAround + 1) };
        if (resized.Width == Width || Width == 0)
        {
            return resized.At(Cursor);
        }

        var path = Lines()[Cursor].Path;
        return resized.At(resized.Lines().TakeWhile(l => l.Path != path).Count());
    }

    /// <summary>The state with the cursor on a line, and that line on the screen.</summary>
    public BrowserState At(int line)
    {
        var count = Lines().Count;
        var cursor = Math.Clamp(line, 0, count - 1);
        var lastTop = Math.Max(0, count - BodyHeight);
        return this with { Cursor = cursor, Top = Math.Min(lastTop, Math.Clamp(Top, Math.Max(0, cursor - BodyHeight + 1), cursor)) };
    }

    /// <summary>The state with another of the shown cases open, from its beginning.</summary>
    public BrowserState Open(int position) => this with { Position = Math.Clamp(position, 0, Shown.Count - 1), Cursor = 0, Top = 0 };

    /// <summary>Lines, and all that they depend on.</summary>
    private sealed record Layout(CasePage Page, ImmutableDictionary<string, bool> Folds, int Width, IReadOnlyList<LayoutLine> Lines);
}
