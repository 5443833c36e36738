using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Options of <c>cascade</c>.</summary>
public sealed record CascadeOptions : ScorerOptions;
