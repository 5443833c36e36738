namespace EvalKit.Running;

/// <summary>How far a run is. Immutable.</summary>
/// <param name="Done">Trials that are run and scored.</param>
/// <param name="Total">Trials that are planned.</param>
/// <param name="InFlight">Trials that are running now.</param>
/// <param name="Failed">Trials without output so far.</param>
/// <param name="Retries">Retries so far.</param>
/// <param name="LastRetryReason">Why the last retry was made; null when none was.</param>
public sealed record EvaluationProgress(int Done, int Total, int InFlight, int Failed, int Retries, string? LastRetryReason);
