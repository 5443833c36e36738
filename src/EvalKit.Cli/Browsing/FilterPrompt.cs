namespace EvalKit.Cli.Browsing;

/// <summary>The filter while it is typed.</summary>
internal static class FilterPrompt
{
    public static BrowserState Apply(BrowserState state, string typed, ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' } => Filtered(state, typed.Trim()),
        { Key: ConsoleKey.Escape } or { KeyChar: '\u001b' } => Filtered(state, ""),
        { Key: ConsoleKey.Backspace } or { KeyChar: '\b' or '\u007f' } => state with { Typing = WithoutLast(typed) },
        _ when char.IsControl(key.KeyChar) => state,
        _ => state with { Typing = typed + key.KeyChar },
    };

    /// <summary>The state with a filter; the open case stays open where the filter leaves it. A filter that leaves none is told and not applied.</summary>
    public static BrowserState Filtered(BrowserState state, string filter)
    {
        var shown = CaseFilter.Apply(state.Cases, filter);
        if (shown.Count == 0)
        {
            return state with { Typing = null, Message = $"no case matches '{filter}'" };
        }

        var open = state.Shown[state.Position];
        var position = shown.TakeWhile(i => i != open).Count();
        var filtered = state with { Typing = null, Filter = filter, Shown = shown };
        return position < shown.Count ? filtered with { Position = position } : filtered.Open(0);
    }

    private static string WithoutLast(string text) => string.Concat(text.EnumerateRunes().SkipLast(1));
}
