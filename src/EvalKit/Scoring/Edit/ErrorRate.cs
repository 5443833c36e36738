namespace EvalKit.Scoring;

/// <summary>An error rate over words or over code points, with its normalisation.</summary>
internal sealed class ErrorRate
{
    private readonly TextNormalization _parts;
    private readonly bool _words;

    private ErrorRate(TextNormalization parts, bool words)
    {
        _parts = parts;
        _words = words;
    }

    public static ErrorRate OfWords(ErrorRateOptions options) => new(options.Parts, words: true);

    public static ErrorRate OfCharacters(ErrorRateOptions options) => new(options.Parts, words: false);

    /// <summary>The errors against the accepted answer with the lowest rate, of equal ones the first.</summary>
    public (ErrorCounts Errors, string Accepted) Best(string output, IReadOnlyList<string> accepted) =>
        accepted.Select(a => (Errors: Count(output, a), a)).MinBy(e => e.Errors.Rate);

    public ErrorCounts Count(string output, string reference)
    {
        var (given, wanted) = Symbols(TextNormalizer.Apply(output, _parts), TextNormalizer.Apply(reference, _parts));
        return new ErrorCounts(LevenshteinDistance.Of(wanted, given), wanted.Length, given.Length);
    }

    private (int[] Output, int[] Reference) Symbols(string output, string reference)
    {
        if (!_words)
        {
            return (TextSymbols.Of(WhiteSpace.Trim(output).ToString()), TextSymbols.Of(WhiteSpace.Trim(reference).ToString()));
        }

        var vocabulary = new Vocabulary();
        return (vocabulary.Number(ErrorWords.Of(output)), vocabulary.Number(ErrorWords.Of(reference)));
    }
}
