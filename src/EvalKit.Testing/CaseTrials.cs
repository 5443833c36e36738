using EvalKit.Running;

namespace EvalKit.Testing;

/// <summary>What a case's test did: its trials and what the body threw. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcomes">The trials, one a repeat.</param>
/// <param name="BodyException">What the body threw in the last trial that threw; null when none did.</param>
/// <param name="Asserted">Whether that exception is a failed assertion.</param>
public sealed record CaseTrials(EvalCase Case, IReadOnlyList<TrialOutcome> Outcomes, Exception? BodyException, bool Asserted);
