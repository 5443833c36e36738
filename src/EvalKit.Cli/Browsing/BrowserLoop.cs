using System.Text;
using EvalKit.Reporting;
using Spectre.Console;

namespace EvalKit.Cli.Browsing;

/// <summary>Shows the state, waits for a key, shows the next state, on a screen of its own that is always left again.</summary>
internal sealed class BrowserLoop(IAnsiConsole terminal, IKeySource keys)
{
    private const string EnterScreen = "\u001b[?1049h";

    /// <summary>Reading keys has put the keypad into a mode of its own, and nothing else puts it back.</summary>
    private const string LeaveScreen = "\u001b[?1l\u001b>\u001b[?1049l";

    private const string Home = "\u001b[H";
    private const string EraseToEndOfLine = "\u001b[K";
    private const string EraseBelow = "\u001b[J";

    /// <summary>Browses until the reader leaves.</summary>
    /// <param name="cases">The cases, at least one.</param>
    /// <param name="cancellationToken">Leaves at once.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the terminal is as it was.</exception>
    public async Task RunAsync(IReadOnlyList<CasePage> cases, CancellationToken cancellationToken)
    {
        Write(EnterScreen);
        try
        {
            for (var state = BrowserState.Of(cases, Width, Height); !state.HasEnded;)
            {
                Show(state);
                var key = await keys.ReadAsync(cancellationToken);
                state = BrowserKeys.Apply(state.Resized(Width, Height), key);
            }
        }
        finally
        {
            Write(LeaveScreen);
        }
    }

    private int Width => terminal.Profile.Width;

    private int Height => terminal.Profile.Height;

    /// <summary>Writes the whole screen at once, each line over the one before it, so that nothing flickers. The terminal's own cursor stands at ours.</summary>
    private void Show(BrowserState state)
    {
        var lines = BrowserScreen.Render(state).Select(l => terminal.ToAnsi(new Markup(l.Markup)) + EraseToEndOfLine);
        var text = new StringBuilder(state.Copied is { } copied ? Clipboard.Sequence(copied) : "");
        text.Append(Home).AppendJoin("\r\n", lines).Append(EraseBelow);
        text.Append(FormattableString.Invariant($"\u001b[{state.Cursor - state.Top + 2};1H"));
        Write(text.ToString());
    }

    private void Write(string text)
    {
        terminal.Profile.Out.Writer.Write(text);
        terminal.Profile.Out.Writer.Flush();
    }
}
