namespace EvalKit.Scoring;

/// <summary>Options of <c>latency</c>.</summary>
public sealed record LatencyOptions : ScorerOptions;
