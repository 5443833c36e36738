using EvalKit.Reporting;
using Spectre.Console;

namespace EvalKit.Cli.Terminal;

/// <summary>Lines of a summary as a terminal shows them: a mark in front, colour on what decides. Text of others is never markup.</summary>
internal static class SummaryMarkup
{
    /// <summary>The line, with its mark in a column of its own, so that what wraps stands under the text.</summary>
    public static Grid Of(SummaryLine line)
    {
        var mark = new GridColumn { NoWrap = true, Width = 1, Padding = new Padding(line.IsIndented ? 2 : 0, 0, 1, 0) };
        var text = new GridColumn { Padding = new Padding(0) };
        return new Grid().AddColumn(mark).AddColumn(text).AddRow(Styled(line.Mark, StyleOf(line)), Text(line));
    }

    private static string Text(SummaryLine line) => (line.Kind, line.Verdict) switch
    {
        (_, { } verdict) => WithVerdict(line.Text, verdict.ToString().ToUpperInvariant(), StyleOf(line)),
        (SummaryLineKind.Heading, _) => Styled(line.Text, "bold"),
        (SummaryLineKind.Note or SummaryLineKind.More or SummaryLineKind.TrialDetail, _) => Styled(line.Text, "grey"),
        _ => Markup.Escape(line.Text),
    };

    private static string StyleOf(SummaryLine line) => (line.Kind, line.Verdict) switch
    {
        (_, Verdict.Pass) or (SummaryLineKind.Improved, _) => "green",
        (_, Verdict.Fail) or (SummaryLineKind.Regressed, _) => "bold red",
        (_, Verdict.Invalid) => "bold magenta",
        (_, Verdict.Inconclusive) or (SummaryLineKind.Warning, _) => "yellow",
        _ => "default",
    };

    /// <summary>Colours the first place where the verdict stands as a word of capitals; the line is plain where it does not.</summary>
    private static string WithVerdict(string text, string word, string style)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? Markup.Escape(text) : Markup.Escape(text[..at]) + Styled(word, style) + Markup.Escape(text[(at + word.Length)..]);
    }

    private static string Styled(string text, string style) => $"[{style}]{Markup.Escape(text)}[/]";
}
