namespace EvalKit;

/// <summary>Tokens that model calls used.</summary>
/// <param name="InputTokens">Tokens sent; null when unknown.</param>
/// <param name="OutputTokens">Tokens received; null when unknown.</param>
public sealed record TokenUsage(long? InputTokens, long? OutputTokens);
