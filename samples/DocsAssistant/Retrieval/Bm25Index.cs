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
    private readonly Dictionary<string, List<Occurrence>> _occurrences = new(StringComparer.Ordinal);
    private readonly double[] _lengths;
    private readonly double _meanLength;

    public Bm25Index(IReadOnlyList<Passage> passages)
    {
        _passages = passages;
        var terms = passages.Select(TermsOf).ToArray();
        for (var passage = 0; passage < terms.Length; passage++)
        {
            foreach (var (term, count) in terms[passage].CountBy(term => term, StringComparer.Ordinal))
            {
                OccurrencesOf(term).Add(new Occurrence(passage, count));
            }
        }

        _lengths = [.. terms.Select(list => (double)list.Count)];
        _meanLength = _lengths.Average();
        Weights = new TermWeights(passages.Count, _occurrences.ToDictionary(entry => entry.Key, entry => entry.Value.Count, StringComparer.Ordinal));
    }

    /// <summary>The weights of the terms over all passages.</summary>
    public TermWeights Weights { get; }

    public IReadOnlyList<Hit> Retrieve(IReadOnlyList<string> terms, int count)
    {
        var scores = new double[_passages.Count];
        foreach (var term in terms)
        {
            var weight = Weights.Of(term);
            foreach (var (passage, f) in _occurrences.GetValueOrDefault(term, []))
            {
                scores[passage] += weight * f * (K1 + 1) / (f + Norm(passage));
            }
        }

        return [.. Enumerable.Range(0, scores.Length)
            .Where(passage => scores[passage] > 0)
            .OrderByDescending(passage => scores[passage])       // OrderBy is stable: equal scores stay in file order
            .Take(count)
            .Select(passage => new Hit(_passages[passage], scores[passage]))];
    }

    private double Norm(int passage) => K1 * (1 - B + (B * _lengths[passage] / _meanLength));

    private List<Occurrence> OccurrencesOf(string term)
    {
        if (!_occurrences.TryGetValue(term, out var occurrences))
        {
            _occurrences[term] = occurrences = [];
        }

        return occurrences;
    }

    private static List<string> TermsOf(Passage passage) =>
        [.. Enumerable.Repeat(Terms.Of(passage.Heading), HeadingWeight).SelectMany(terms => terms), .. Terms.Of(passage.Text)];

    /// <summary>That a term stands in a passage, and how often.</summary>
    private readonly record struct Occurrence(int Passage, int Count);
}
