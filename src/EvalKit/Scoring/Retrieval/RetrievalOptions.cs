namespace EvalKit.Scoring;

/// <summary>Options of the scorers of retrieval.</summary>
public record RetrievalOptions : ScorerOptions
{
    /// <summary>
    /// How many of the first passages count, from 1. Null (the default) for <see cref="DefaultK"/> where the metric is one of the first k (precision, recall, F1,
    /// hit rate), else for all.
    /// </summary>
    public int? K { get; init; }

    /// <summary>When a retrieved passage is an expected one. Default: by id.</summary>
    public DocumentMatch By { get; init; } = DocumentMatch.Id;

    /// <summary>
    /// Where the retrieved passages stand in the output's JSON, as a dotted path such as <c>sources</c>; each is a text, or an object with <c>id</c> or
    /// <c>doc_uri</c> and <c>content</c> or <c>text</c>. Null (the default) for the passages that the app tells beside its answer.
    /// </summary>
    public string? Retrieved { get; init; }

    /// <summary>How many passages count where a number is needed and none is given: what fits on a screen and into a small prompt.</summary>
    /// <value>5</value>
    public const int DefaultK = 5;

    internal void Check(string scorer)
    {
        if (K < 1)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option 'k': expected a whole number from 1, found {K}."));
        }
    }
}
