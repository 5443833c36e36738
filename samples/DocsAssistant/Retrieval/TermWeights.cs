namespace DocsAssistantSample.Retrieval;

/// <summary>
/// How much a term says: the inverse document frequency ln(1 + (N − n + 0.5) / (n + 0.5)) of N passages of which n contain it.
/// The 1 inside the logarithm keeps the weight of very frequent terms positive.
/// </summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _passagesWith;
    private readonly int _passages;

    public TermWeights(IReadOnlyCollection<IEnumerable<string>> termsOfPassages)
    {
        _passages = termsOfPassages.Count;
        _passagesWith = termsOfPassages.SelectMany(terms => terms.Distinct(StringComparer.Ordinal))
            .CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The weight of a term; a term that no passage contains has the greatest.</summary>
    public double Of(string term)
    {
        var n = _passagesWith.GetValueOrDefault(term);
        return Math.Log(1 + ((_passages - n + 0.5) / (n + 0.5)));
    }
}
