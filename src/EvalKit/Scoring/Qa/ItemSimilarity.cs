namespace EvalKit.Scoring;

/// <summary>How <c>list_contains</c> compares two items.</summary>
public enum ItemSimilarity
{
    /// <summary>1 less the edit distance over the longer length (the default).</summary>
    Levenshtein,

    /// <summary>1 for equal items, else 0.</summary>
    Exact,

    /// <summary>F1 of the words that both have.</summary>
    WordF1,
}
