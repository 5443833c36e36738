namespace EvalKit.Scoring;

/// <summary>Options of <c>cost</c>.</summary>
public sealed record CostOptions : ScorerOptions;
