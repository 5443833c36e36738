namespace EvalKit.Scoring;

/// <summary>An item of a list, evened out once for all comparisons.</summary>
internal sealed class ListItem
{
    private readonly string _text;
    private readonly int[] _symbols;
    private readonly IReadOnlyList<string> _words;

    public ListItem(string item, TextNormalization parts)
    {
        var even = TextNormalizer.Apply(item, parts);
        _text = even.Length > 0 ? even : item; // An item of nothing but punctuation or an article is itself.
        _symbols = TextSymbols.Of(_text);
        _words = WhiteSpace.Split(_text);
    }

    /// <summary>A number in [0, 1].</summary>
    public double SimilarityTo(ListItem other, ItemSimilarity similarity) => similarity switch
    {
        ItemSimilarity.Exact => string.Equals(_text, other._text, StringComparison.Ordinal) ? 1 : 0,
        ItemSimilarity.WordF1 => SquadF1.Of(other._words, _words).F1,
        _ => EditSimilarityScorer.Similarity(LevenshteinDistance.Of(_symbols, other._symbols), Math.Max(_symbols.Length, other._symbols.Length)),
    };
}
