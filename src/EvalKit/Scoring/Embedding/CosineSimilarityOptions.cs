namespace EvalKit.Scoring;

/// <summary>Options of <c>cosine_similarity</c>.</summary>
public sealed record CosineSimilarityOptions : EmbeddingOptions
{
    /// <summary>
    /// The path of a JSONL file of vectors that were made before: one <c>{"text": "…", "vector": [0.1, …]}</c> a line, <c>content</c> being as good as <c>text</c>. In a suite file it
    /// starts from the suite's folder. Null (the default) where a generator makes them.
    /// </summary>
    public string? File { get; init; }
}
