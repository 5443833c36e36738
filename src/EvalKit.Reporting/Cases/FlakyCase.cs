namespace EvalKit.Reporting.Cases;

/// <summary>A case whose repeats disagree where they agreed in the baseline. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Feedback">The feedback's name.</param>
/// <param name="Passed">Repeats that pass now.</param>
/// <param name="Repeats">Repeats that say whether they pass.</param>
/// <param name="PassedBefore">Whether each repeat passed in the baseline; else each failed.</param>
internal sealed record FlakyCase(ReportCase Case, string Feedback, int Passed, int Repeats, bool PassedBefore);
