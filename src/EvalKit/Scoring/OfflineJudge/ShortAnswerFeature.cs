namespace EvalKit.Scoring;

/// <summary>One feature of an answer and what it did to the verdict. Immutable.</summary>
/// <param name="Name">The feature's name, in snake_case.</param>
/// <param name="Value">Its value, in [0, 1].</param>
/// <param name="Effect">How far it moved the log-odds from those of an average answer: above 0 towards right, below 0 towards wrong.</param>
public sealed record ShortAnswerFeature(string Name, double Value, double Effect);
