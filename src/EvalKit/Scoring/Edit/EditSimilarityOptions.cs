namespace EvalKit.Scoring;

/// <summary>Options of <c>levenshtein</c>, <c>damerau_levenshtein</c>, <c>hamming</c> and <c>jaro</c>.</summary>
public sealed record EditSimilarityOptions : TextMatchOptions;
