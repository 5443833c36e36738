namespace EvalKit.Scoring;

/// <summary>Scorers of retrieval: the passages that an app found beside those of <c>expected_retrieved_context</c>.</summary>
public static partial class Scorers
{
    /// <summary>The share, in [0, 1], of the first k passages that are expected. A list shorter than k is filled up with passages that are not.</summary>
    /// <param name="options">k (default 5) and how passages are compared; null for the defaults.</param>
    public static IScorer PrecisionAtK(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.Precision, options ?? new());

    /// <summary>The share, in [0, 1], of the expected passages that are among the first k.</summary>
    /// <inheritdoc cref="PrecisionAtK"/>
    public static IScorer RecallAtK(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.Recall, options ?? new());

    /// <summary>The harmonic mean, in [0, 1], of precision and recall at k.</summary>
    /// <inheritdoc cref="PrecisionAtK"/>
    public static IScorer F1AtK(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.F1, options ?? new());

    /// <summary>Is an expected passage among the first k? A bool, whose mean is the hit rate.</summary>
    /// <inheritdoc cref="PrecisionAtK"/>
    public static IScorer HitRate(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.HitRate, options ?? new());

    /// <summary>1 over the rank of the first expected passage, 0 when there is none; in [0, 1].</summary>
    /// <param name="options">k (default: all) and how passages are compared; null for the defaults.</param>
    public static IScorer MeanReciprocalRank(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.ReciprocalRank, options ?? new());

    /// <summary>Normalised discounted cumulative gain, in [0, 1]; expected passages may have a relevance. Source: Järvelin and Kekäläinen 2002.</summary>
    /// <param name="options">k (default: all), the gain, and how passages are compared; null for the defaults.</param>
    public static IScorer Ndcg(NdcgOptions? options = null) => new RetrievalScorer(RetrievalMetric.Ndcg, options ?? new());

    /// <summary>Average precision, in [0, 1]: the precision at each expected passage, over all that are expected.</summary>
    /// <inheritdoc cref="MeanReciprocalRank"/>
    public static IScorer MeanAveragePrecision(RetrievalOptions? options = null) => new RetrievalScorer(RetrievalMetric.AveragePrecision, options ?? new());
}
