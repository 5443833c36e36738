namespace EvalKit.Cli.Browsing;

/// <summary>What each key does: a state and a key make the next state.</summary>
internal static class BrowserKeys
{
    private const char EscapeKey = '\u001b';

    public static BrowserState Apply(BrowserState state, ConsoleKeyInfo key)
    {
        var next = state with { Message = null, Copied = null };
        return state.Typing is { } typed ? FilterPrompt.Apply(next, typed, key) : Command(next, key);
    }

    private static BrowserState Command(BrowserState state, ConsoleKeyInfo key) => (key.Key, key.KeyChar) switch
    {
        (ConsoleKey.DownArrow, _) or (_, 'j') => state.At(state.Cursor + 1),
        (ConsoleKey.UpArrow, _) or (_, 'k') => state.At(state.Cursor - 1),
        (ConsoleKey.PageDown, _) or (_, ' ') => state.At(state.Cursor + state.BodyHeight),
        (ConsoleKey.PageUp, _) => state.At(state.Cursor - state.BodyHeight),
        (ConsoleKey.LeftArrow, _) or (_, 'h') => Folding.Close(state),
        (ConsoleKey.RightArrow, _) or (_, 'l') => Folding.Open(state),
        (_, 'n') => state.Position + 1 < state.Shown.Count ? state.Open(state.Position + 1) : state with { Message = "this is the last case" },
        (_, 'p') => state.Position > 0 ? state.Open(state.Position - 1) : state with { Message = "this is the first case" },
        (_, 'g') => state.Open(0),
        (_, 'G') => state.Open(state.Shown.Count - 1),
        (_, '/') => state with { Typing = "" },
        (_, 'y') => Copy(state),
        (_, 'q') => state with { HasEnded = true },
        (ConsoleKey.Escape, _) or (_, EscapeKey) => state.Filter.Length > 0 ? FilterPrompt.Filtered(state, "") : state with { HasEnded = true },
        _ => state,
    };

    private static BrowserState Copy(BrowserState state)
    {
        var json = state.Page.Json();
        return state with { Copied = json, Message = FormattableString.Invariant($"copied the case as JSON, {json.Length} characters; a terminal that knows OSC 52 has it on the clipboard") };
    }
}
