namespace EvalKit.Scoring;

/// <summary>What every scorer of the catalog takes.</summary>
public abstract record ScorerOptions
{
    /// <summary>The name of the main feedback: lower-case letters, digits, <c>_</c>, <c>.</c> and <c>-</c>. Null for the scorer's own name.</summary>
    public string? Name { get; init; }
}
