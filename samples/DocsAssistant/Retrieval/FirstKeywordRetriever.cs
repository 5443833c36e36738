using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Retrieval;

/// <summary>Finds the first passages, in file order, that contain the longest term of the question. It knows no ranking.</summary>
internal sealed class FirstKeywordRetriever(IReadOnlyList<Passage> passages) : IRetriever
{
    private readonly (Passage Passage, HashSet<string> Terms)[] _passages =
        [.. passages.Select(passage => (passage, Terms.Of(passage.Text).ToHashSet(StringComparer.Ordinal)))];

    public IReadOnlyList<Hit> Retrieve(IReadOnlyList<string> terms, int count)
    {
        var keyword = terms.MaxBy(term => term.Length);    // the first of several longest ones
        return keyword is null
            ? []
            : [.. _passages.Where(entry => entry.Terms.Contains(keyword)).Take(count).Select(entry => new Hit(entry.Passage, 1))];
    }
}
