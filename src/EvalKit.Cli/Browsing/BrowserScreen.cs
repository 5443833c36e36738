using EvalKit.Reporting;

namespace EvalKit.Cli.Browsing;

/// <summary>The screen of a state: a title, the open case and a footer, as many lines as the terminal has.</summary>
internal static class BrowserScreen
{
    private const string Keys = "j/k move  h/l fold  n/p case  g/G first/last  / filter  y copy JSON  q leave";
    private const string Grey = "grey";
    private const int IdLength = 60;

    public static IReadOnlyList<ScreenLine> Render(BrowserState state)
    {
        var body = state.Lines().Skip(state.Top).Take(state.BodyHeight).Select((l, i) => Line(state, l, isCursor: state.Top + i == state.Cursor)).ToList();
        return [Title(state), .. body, .. Enumerable.Repeat(new ScreenLine("", "", ""), state.BodyHeight - body.Count), Footer(state)];
    }

    private static ScreenLine Title(BrowserState state)
    {
        var filtered = state.Filter.Length > 0 ? FormattableString.Invariant($" ({state.Cases.Count} without filter)") : "";
        var place = FormattableString.Invariant($"case {state.Position + 1} of {state.Shown.Count}{filtered}  ");
        var id = CellText.Cut(TerminalText.Of(state.Page.Id, IdLength), Math.Max(1, state.LineWidth - CellText.Width(place)));
        var left = state.LineWidth - CellText.Width(place + id);
        var marks = string.Concat(state.Page.Marks.Select(m => $"  {TerminalText.Of(m)}"));
        return new ScreenLine(place, id, left > 0 ? CellText.Cut(marks, left) : "");
    }

    private static ScreenLine Line(BrowserState state, LayoutLine line, bool isCursor)
    {
        var lead = (isCursor ? "> " : "  ") + line.Lead;
        var text = CellText.Cut(line.Text, Math.Max(1, state.LineWidth - CellText.Width(lead + line.Label)));
        return CellText.Width(lead + line.Label + text) <= state.LineWidth
            ? new ScreenLine(lead, line.Label, text, VerdictStyle.Of(line.Verdict)) { IsCursor = isCursor }
            : new ScreenLine("", CellText.Cut(lead + line.Label, state.LineWidth), "", VerdictStyle.Of(line.Verdict)) { IsCursor = isCursor };
    }

    private static ScreenLine Footer(BrowserState state)
    {
        var text = state switch
        {
            { Typing: { } typed } => $"/{TerminalText.Of(typed)}_  part of an id, failed, regressed or error; Enter applies, Esc clears",
            { Message: { } message } => TerminalText.Of(message),
            { Filter.Length: > 0 } => $"filter: {TerminalText.Of(state.Filter)}, Esc clears  {Keys}",
            _ => Keys,
        };
        return new ScreenLine("", CellText.Cut(text, state.LineWidth), "", Grey);
    }
}
