namespace EvalKit.Cli.Browsing;

/// <summary>Closes and opens the section that the cursor is in.</summary>
internal static class Folding
{
    /// <summary>Closes the section; where there is nothing to close, goes to the section around it.</summary>
    public static BrowserState Close(BrowserState state)
    {
        var line = state.Lines()[state.Cursor];
        return line.Fold == Fold.Open ? Set(state, line.Path, isClosed: true) : line.Parent.Length > 0 ? ToHeading(state, line.Parent) : state;
    }

    public static BrowserState Open(BrowserState state)
    {
        var line = state.Lines()[state.Cursor];
        return line.Fold == Fold.Closed ? Set(state, line.Path, isClosed: false) : state;
    }

    private static BrowserState Set(BrowserState state, string path, bool isClosed) => ToHeading(state with { Folds = state.Folds.SetItem(path, isClosed) }, path);

    private static BrowserState ToHeading(BrowserState state, string path) => state.At(state.Lines().TakeWhile(l => l.Path != path).Count());
}
