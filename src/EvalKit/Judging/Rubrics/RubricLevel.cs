namespace EvalKit.Judging;

/// <summary>A level of a rubric with its anchor. Immutable.</summary>
/// <param name="Value">The level's number.</param>
/// <param name="Anchor">What an answer of this level is like, so that two readers would give it alike.</param>
public sealed record RubricLevel(int Value, string Anchor);
