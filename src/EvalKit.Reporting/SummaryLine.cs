using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>One line of a summary: what a terminal shows with colour and a log without. Immutable.</summary>
/// <param name="Kind">What the line says.</param>
/// <param name="Text">The line without indentation: text of others is in it without escape sequences and hidden characters.</param>
public sealed record SummaryLine(SummaryLineKind Kind, string Text)
{
    /// <summary>The verdict of a gate or of the run; null for lines that have none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>A sign of one character that says the same as the colour beside it; empty for lines that need none.</summary>
    public string Mark => (Kind, Verdict) switch
    {
        (_, { } verdict) => VerdictText.Glyph(verdict),
        (SummaryLineKind.Warning, _) => "!",
        (SummaryLineKind.Regressed, _) => "↓",
        (SummaryLineKind.Improved, _) => "↑",
        (SummaryLineKind.Changed, _) => "·",
        _ => "",
    };

    /// <summary>The line of a log: cases, compared feedback and details of trials stand indented under their heading.</summary>
    public string Plain => IsIndented ? $"  {Text}" : Text;

    /// <summary>Whether the line stands under another one that says what it is about.</summary>
    public bool IsIndented =>
        Kind is SummaryLineKind.Feedback or SummaryLineKind.Regressed or SummaryLineKind.Improved or SummaryLineKind.Changed or SummaryLineKind.More
            or SummaryLineKind.TrialDetail;

    /// <summary>The lines as a log has them; each ends in LF.</summary>
    internal static string Join(IEnumerable<SummaryLine> lines) => string.Concat(lines.Select(l => $"{l.Plain}\n"));
}
