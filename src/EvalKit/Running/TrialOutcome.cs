namespace EvalKit.Running;

/// <summary>A trial and everything said about it, without secrets. Immutable.</summary>
/// <param name="Case">The case, as it was given.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Feedback">The feedback, <c>app_ok</c> first.</param>
public sealed record TrialOutcome(EvalCase Case, Trial Trial, IReadOnlyList<Feedback> Feedback);
