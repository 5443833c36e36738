namespace EvalKit.Scoring;

/// <summary>Options of <c>exact_match</c>.</summary>
public sealed record ExactMatchOptions : TextMatchOptions;
