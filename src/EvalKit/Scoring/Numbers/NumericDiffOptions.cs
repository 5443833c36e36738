namespace EvalKit.Scoring;

/// <summary>Options of <c>numeric_diff</c>.</summary>
public sealed record NumericDiffOptions : ScorerOptions;
