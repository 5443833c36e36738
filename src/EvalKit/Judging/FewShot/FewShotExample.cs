namespace EvalKit.Judging;

/// <summary>An answer that a person has judged. Immutable.</summary>
/// <param name="Case">The case that it answers.</param>
/// <param name="Output">The answer.</param>
/// <param name="Verdict">What the person said: a label of the judge's menu, a number in its range, or for a bool true/false, yes/no, pass/fail or 1/0.</param>
public sealed record FewShotExample(EvalCase Case, string Output, string Verdict)
{
    /// <summary>Why; null when the person did not say.</summary>
    public string? Reason { get; init; }
}
