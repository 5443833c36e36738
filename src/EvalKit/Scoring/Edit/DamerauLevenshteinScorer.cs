namespace EvalKit.Scoring;

/// <summary>Names <c>damerau_levenshtein</c>.</summary>
internal static class DamerauLevenshteinScorer
{
    public const string Name = "damerau_levenshtein";

    public static IScorer Create(EditSimilarityOptions options) => new EditSimilarityScorer(Name, options, DamerauLevenshteinDistance.Of);
}
