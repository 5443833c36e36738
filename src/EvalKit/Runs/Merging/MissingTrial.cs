namespace EvalKit.Runs.Merging;

/// <summary>A planned trial that no source has, or that was cancelled before it ended. Immutable.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Repeat">The repeat, from 0.</param>
public sealed record MissingTrial(string CaseId, int Repeat);
