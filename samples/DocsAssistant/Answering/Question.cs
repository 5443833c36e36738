namespace DocsAssistantSample.Answering;

/// <summary>What a question asks about, and what kind of answer it expects.</summary>
/// <param name="Terms">The terms that a fitting passage should contain, without words that only shape the question.</param>
/// <param name="AsksForNumber">True when an amount is asked for.</param>
internal sealed record Question(IReadOnlyList<string> Terms, bool AsksForNumber)
{
    private static readonly HashSet<string> Amounts = new(
        ["many", "much", "often", "long", "large", "big", "percentage", "share", "level", "probability"], StringComparer.Ordinal);

    private static readonly HashSet<string> Shapes = new(
        ("happen happens happened mean means many much often long large big want need needs must use used uses using tell say says find found " +
        "make made know set write written put go goes give given take there possible kind kinds called certain something anything one same").Split(' '),
        StringComparer.Ordinal);

    public static Question Parse(string text)
    {
        var words = Retrieval.Terms.Words(text).ToArray();
        var content = words.Where(word => !Shapes.Contains(word)).ToArray();
        var terms = TermsOf(content);
        return new Question(terms.Count > 0 ? terms : TermsOf(words), IsAmountAsked(words));
    }

    private static List<string> TermsOf(IEnumerable<string> words) =>
        [.. Retrieval.Terms.Of(string.Join(' ', words)).Distinct(StringComparer.Ordinal)];

    private static bool IsAmountAsked(string[] words) =>
        words.Zip(words.Skip(1)).Any(pair => pair.First is "how" or "what" or "which" && Amounts.Contains(pair.Second));
}
