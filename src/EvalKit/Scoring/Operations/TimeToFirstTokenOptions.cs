namespace EvalKit.Scoring;

/// <summary>Options of <c>time_to_first_token</c>.</summary>
public sealed record TimeToFirstTokenOptions : ScorerOptions;
