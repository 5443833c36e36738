namespace EvalKit.Scoring;

/// <summary>Options of <c>all</c>, <c>any</c> and <c>not</c>.</summary>
public sealed record CompositeOptions : ScorerOptions;
