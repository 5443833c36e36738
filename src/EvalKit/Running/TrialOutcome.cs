namespace EvalKit.Running;

/// <summary>A trial and everything said about it. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Feedback">The feedback, <c>app_ok</c> first.</param>
public sealed record TrialOutcome(EvalCase Case, Trial Trial, IReadOnlyList<Feedback> Feedback);
