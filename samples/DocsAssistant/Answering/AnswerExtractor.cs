using System.Collections.Concurrent;
using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Answering;

/// <summary>
/// Quotes the fragment of the retrieved passages that covers the question best, with what follows it while the answer stays short, and a
/// second one if it is nearly as good. A question term counts fully where it stands in the fragment, less where it stands in what introduces
/// the fragment, and least where it only stands elsewhere in the passage; the rank of the passage weighs the sum.
/// </summary>
internal sealed class AnswerExtractor(TermWeights weights)
{
    /// <summary>The least share of the question's weight that a fragment must reach; below it the assistant refuses.</summary>
    public const double LeastCoverage = 0.5;

    private const double LeadWorth = 0.8;
    private const double ElsewhereWorth = 0.5;

    /// <summary>A sentence that begins like this is understood only with the one before it.</summary>
    private static readonly string[] BackReferences = ["It ", "They ", "This ", "That ", "These ", "Its "];

    /// <summary>A quote is not continued beyond this.</summary>
    private const int MostWords = 40;

    /// <summary>A second quote is added when it is nearly as good as the best.</summary>
    private const double NearlyAsGood = 0.8;
    private const int MostQuotes = 2;

    /// <summary>What passages say does not change, so each is read once.</summary>
    private readonly ConcurrentDictionary<Passage, PassageTerms> _passages = new(ReferenceEqualityComparer.Instance);

    /// <summary>The answer, or null when nothing covers enough of the question.</summary>
    public string? Extract(Question asked, IReadOnlyList<Hit> hits)
    {
        var ranked = hits
            .SelectMany(hit => Rate(asked, hit, rank: hit.Score / hits[0].Score))
            .OrderByDescending(rated => rated.Score)
            .ToArray();
        if (ranked.Length == 0 || ranked[0].Coverage < LeastCoverage)
        {
            return null;
        }

        var quotes = new List<string>();
        foreach (var rated in ranked.TakeWhile(rated => rated.Score >= NearlyAsGood * ranked[0].Score && rated.Coverage >= LeastCoverage))
        {
            var isQuoted = quotes.Any(quote => quote.Contains(rated.Fragments[rated.Position].Text, StringComparison.Ordinal));
            if (!isQuoted && quotes.Count < MostQuotes)
            {
                quotes.Add(Quote(rated));
            }
        }

        return string.Join('\n', quotes);
    }

    private IEnumerable<Rated> Rate(Question asked, Hit hit, double rank)
    {
        var total = asked.Terms.Sum(weights.Of);
        var passage = _passages.GetOrAdd(hit.Passage, PassageTerms.Read);
        return passage.Fragments.Select((fragment, position) =>
        {
            var coverage = asked.Terms.Sum(term => weights.Of(term) * Worth(term)) / total;
            return new Rated(passage.Fragments, position, coverage, coverage * rank);

            double Worth(string term) => passage.Inside[position].Contains(term) ? 1
                : passage.Leads[position].Contains(term) || passage.Heading.Contains(term) ? LeadWorth
                : passage.Anywhere.Contains(term) ? ElsewhereWorth : 0;
        });
    }

    private static string Quote(Rated best)
    {
        var quoted = best.Fragments[best.Position].Text;
        if (best.Position > 0 && BackReferences.Any(word => quoted.StartsWith(word, StringComparison.Ordinal)))
        {
            quoted = $"{best.Fragments[best.Position - 1].Text} {quoted}";
        }

        foreach (var next in best.Fragments.Skip(best.Position + 1))
        {
            var readsOn = best.Fragments[best.Position].IsProse && (next.IsProse || quoted.EndsWith(':'));
            if (!readsOn || CountWords(quoted) + CountWords(next.Text) > MostWords)
            {
                break;
            }

            quoted = $"{quoted} {next.Text}";
        }

        return quoted;
    }

    private static int CountWords(string text) => text.Count(char.IsWhiteSpace) + 1;

    private sealed record Rated(IReadOnlyList<Fragment> Fragments, int Position, double Coverage, double Score);
}
