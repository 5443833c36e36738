using Microsoft.Extensions.AI;

namespace EvalKit.Scoring;

/// <content>Scorers that compare the vectors which a model makes of texts.</content>
public static partial class Scorers
{
    /// <summary>The cosine between the vectors of output and nearest accepted answer; a number in [−1, 1].</summary>
    /// <param name="generator">Makes the vectors; it is called once a trial, and the caller disposes it.</param>
    /// <param name="options">The feedback's name and the version; null for <c>cosine_similarity</c>.</param>
    public static IScorer CosineSimilarity(IEmbeddingGenerator<string, Embedding<float>> generator, CosineSimilarityOptions? options = null) =>
        new CosineSimilarityScorer(generator, options ?? new());

    /// <summary>The cosine between the vectors of output and nearest accepted answer, which a file holds; a number in [−1, 1].</summary>
    /// <param name="options">The file of recorded vectors.</param>
    public static IScorer CosineSimilarity(CosineSimilarityOptions options) => new CosineSimilarityScorer(options);

    /// <summary>
    /// F1 of a greedy match of token vectors, in [0, 1], with <c>bert_score.precision</c> and <c>bert_score.recall</c>, in [−1, 1]. Without weights by rarity and without rescaling.
    /// Source: Zhang et al. 2020, arXiv 1904.09675.
    /// </summary>
    /// <param name="embedder">Makes the vectors of a text's tokens.</param>
    /// <param name="options">The feedback's name and the version; null for <c>bert_score</c>.</param>
    public static IScorer BertScore(ITokenEmbedder embedder, BertScoreOptions? options = null) => new BertScoreScorer(embedder, options ?? new());
}
