namespace EvalKit.Cli.Browsing;

/// <summary>The mark and the colour of what a feedback says. The mark carries the meaning, the colour repeats it.</summary>
internal static class VerdictStyle
{
    public const string Plain = "bold";

    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Fail => "✕",
        Verdict.Invalid => "!",
        _ => "?",
    };

    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => "green",
        Verdict.Fail => "bold red",
        Verdict.Invalid => "bold magenta",
        Verdict.Inconclusive => "yellow",
        _ => Plain,
    };
}
