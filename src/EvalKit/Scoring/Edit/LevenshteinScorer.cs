namespace EvalKit.Scoring;

/// <summary>Names <c>levenshtein</c>.</summary>
internal static class LevenshteinScorer
{
    public const string Name = "levenshtein";

    public static IScorer Create(EditSimilarityOptions options) => new EditSimilarityScorer(Name, options, LevenshteinDistance.Of);
}
