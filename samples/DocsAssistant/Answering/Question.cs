namespace DocsAssistantSample.Answering;

/// <summary>What a question asks about.</summary>
/// <param name="Terms">The terms that a fitting passage should contain, without words that only shape the question.</param>
internal sealed record Question(IReadOnlyList<string> Terms)
{
    private static readonly HashSet<string> Shapes = new(
        ("happen happens happened mean means many much often long large big want need needs must use used uses using tell say says ask asks find found " +
        "make made know set write written put go goes give given take there possible kind kinds called certain something anything one same").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Reads a question; one that consists of shaping words only keeps them as terms.</summary>
    public static Question Parse(string text)
    {
        var words = Retrieval.Terms.Words(text).ToArray();
        var terms = TermsOf(words.Where(word => !Shapes.Contains(word)));
        return new Question(terms.Count > 0 ? terms : TermsOf(words));
    }

    private static List<string> TermsOf(IEnumerable<string> words) =>
        [.. Retrieval.Terms.Of(string.Join(' ', words)).Distinct(StringComparer.Ordinal)];
}
