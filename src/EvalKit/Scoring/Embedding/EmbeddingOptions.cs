namespace EvalKit.Scoring;

/// <summary>Options of scorers that compare vectors.</summary>
public abstract record EmbeddingOptions : ScorerOptions
{
    /// <summary>
    /// What tells one way of making vectors from another: values of runs with another version are not comparable. The name of the model, where the generator tells it, is part of the
    /// fingerprint anyhow. Null (the default) for none.
    /// </summary>
    public string? Version { get; init; }
}
