namespace EvalKit.Cli.Terminal;

/// <summary>One thing that progress tells.</summary>
/// <param name="Text">The fact, in ASCII.</param>
/// <param name="Style">How a terminal shows it, in the markup of Spectre.Console; null for plainly.</param>
internal readonly record struct ProgressFact(string Text, string? Style = null);
