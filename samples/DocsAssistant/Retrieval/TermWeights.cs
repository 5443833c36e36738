namespace DocsAssistantSample.Retrieval;

/// <summary>
/// How much a term says: the inverse document frequency ln(1 + (N − n + 0.5) / (n + 0.5)) of N passages of which n contain it.
/// The 1 inside the logarithm keeps the weight of very frequent terms positive.
/// </summary>
internal sealed class TermWeights(int passages, IReadOnlyDictionary<string, int> passagesWith)
{
    /// <summary>The weight of a term; a term that no passage contains has the greatest.</summary>
    public double Of(string term)
    {
        var n = passagesWith.GetValueOrDefault(term);
        return Math.Log(1 + ((passages - n + 0.5) / (n + 0.5)));
    }
}
