namespace EvalKit.Scoring;

/// <summary>Names <c>hamming</c>.</summary>
internal static class HammingScorer
{
    public const string Name = "hamming";

    public static IScorer Create(EditSimilarityOptions options) => new EditSimilarityScorer(Name, options, HammingDistance.Of);
}
