using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Retrieval;

/// <summary>
/// Ranks passages by BM25: the sum over the question's terms of weight · f · (k1 + 1) / (f + k1 · (1 − b + b · length / mean length)),
/// where f counts the term in the passage. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// 2009, section 3.4. The headings of a passage count as part of it, twice, because they name its topic.
/// </summary>
internal sealed class Bm25Index : IRetriever
{
    /// <summary>How soon further occurrences of a term stop counting; 1.2 is the usual value.</summary>
    public const double K1 = 1.2;

    /// <summary>How much a long passage is discounted, from 0 (not at all) to 1 (fully). Values from 0.5 to 0.8 are usual; long passages here are
    /// tables of facts, which deserve a small discount.</summary>
    public const double B = 0.5;

    private const int HeadingWeight = 2;

    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<Dictionary<string, int>> _counts;
    private readonly double[] _lengths;
    private readonly double _meanLength;

    public Bm25Index(IReadOnlyList<Passage> passages)
    {
        _passages = passages;
        var terms = passages.Select(TermsOf).ToArray();
        _counts = [.. terms.Select(list => list.CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal))];
        _lengths = [.. terms.Select(list => (double)list.Count)];
        _meanLength = _lengths.Average();
        Weights = new TermWeights(terms);
    }

    /// <summary>The weights of the terms over all passages.</summary>
    public TermWeights Weights { get; }

    public IReadOnlyList<Hit> Retrieve(IReadOnlyList<string> terms, int count)
    {
        return [.. Enumerable.Range(0, _passages.Count)
            .Select(i => new Hit(_passages[i], Score(terms, i)))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)       // OrderBy is stable: equal scores stay in file order
            .Take(count)];
    }

    private double Score(IReadOnlyList<string> terms, int i)
    {
        var norm = K1 * (1 - B + (B * _lengths[i] / _meanLength));
        return terms.Sum(term => _counts[i].TryGetValue(term, out var f) ? Weights.Of(term) * f * (K1 + 1) / (f + norm) : 0);
    }

    private static List<string> TermsOf(Passage passage) =>
        [.. Enumerable.Repeat(Terms.Of(passage.Heading), HeadingWeight).SelectMany(terms => terms), .. Terms.Of(passage.Text)];
}
