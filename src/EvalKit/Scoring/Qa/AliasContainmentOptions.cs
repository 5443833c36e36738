namespace EvalKit.Scoring;

/// <summary>Options of <c>alias_containment</c>.</summary>
public sealed record AliasContainmentOptions : ScorerOptions;
