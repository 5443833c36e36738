namespace EvalKit.Judging.Robustness;

/// <summary>A case with an answer that a judge must pass and one that it must not. Immutable.</summary>
/// <param name="Case">The case, with all that the judge needs.</param>
/// <param name="Good">An answer that is right.</param>
/// <param name="Bad">An answer that is wrong.</param>
public sealed record RobustnessCase(EvalCase Case, string Good, string Bad);
