namespace EvalKit.Scoring;

/// <summary>Options of <c>list_contains</c>.</summary>
public sealed record ListContainsOptions : ScorerOptions
{
    /// <summary>How two items are compared, after case, accents, punctuation, articles and white space are evened out. Default: <see cref="ItemSimilarity.Levenshtein"/>.</summary>
    public ItemSimilarity Similarity { get; init; }

    /// <summary>Whether items that nobody asked for cost nothing. Default: false.</summary>
    public bool AllowExtra { get; init; }

    /// <summary>The text between two items, of output and expected response alike; null to tell by the text: a JSON list, else lines, else commas or semicolons.</summary>
    public string? Separator { get; init; }
}
