namespace EvalKit.Judging;

/// <summary>A rule that an answer must follow. Immutable.</summary>
/// <param name="Name">Its name, which gets a feedback of its own; null for none.</param>
/// <param name="Text">The rule.</param>
internal sealed record JudgeGuideline(string? Name, string Text);
