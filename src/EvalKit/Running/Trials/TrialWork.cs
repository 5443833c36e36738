namespace EvalKit.Running.Trials;

/// <summary>What was done for a trial.</summary>
/// <param name="Outcome">The trial and everything that is said about it.</param>
/// <param name="CalledApp">Whether the app was called for it now.</param>
/// <param name="Made">The feedback that was made now; the rest was taken over.</param>
internal sealed record TrialWork(TrialOutcome Outcome, bool CalledApp, IReadOnlyList<Feedback> Made);
