namespace EvalKit.Scoring;

/// <summary>Options of <c>token_usage</c>.</summary>
public sealed record TokenUsageOptions : ScorerOptions;
