namespace EvalKit.Chat.Limits;

/// <summary>How the calls of one model stand. Immutable.</summary>
/// <param name="Model">The model's URI.</param>
/// <param name="InFlight">Calls that the provider has.</param>
/// <param name="Waiting">Calls that wait to begin.</param>
/// <param name="Limit">The most calls at once; a provider that never rejected one has this as a start that grows.</param>
/// <param name="Reason">Why calls wait, such as <c>HTTP 429</c>; null while the provider rejects nothing and nothing holds calls back.</param>
public sealed record ChatLimitState(string Model, int InFlight, int Waiting, int Limit, string? Reason);
