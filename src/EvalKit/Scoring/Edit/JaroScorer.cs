namespace EvalKit.Scoring;

/// <summary>Jaro's similarity of output and accepted answer, or Winkler's, which adds to it for a common beginning. The best accepted answer counts.</summary>
internal sealed class JaroScorer : IScorer
{
    public const string Name = "jaro";
    public const string WinklerName = "jaro_winkler";
    private readonly TextNormalization _parts;
    private readonly Func<int[], int[], double> _similarity;

    private JaroScorer(string name, TextMatchOptions options, Func<int[], int[], double> similarity)
    {
        _parts = options.Parts;
        _similarity = similarity;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public static JaroScorer Create(EditSimilarityOptions options) => new(Name, options, (a, b) => JaroSimilarity.Of(a, b));

    public static JaroScorer CreateWinkler(JaroWinklerOptions options)
    {
        options.Check();
        return new(WinklerName, options, (a, b) => Winkler(a, b, options));
    }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = TextSymbols.Of(TextNormalizer.Apply(args.OutputText, _parts));
        var (similarity, accepted) = args.Case!.AcceptedResponses
            .Select(a => (Similarity: _similarity(output, TextSymbols.Of(TextNormalizer.Apply(a, _parts))), a))
            .MaxBy(c => c.Similarity);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(similarity), $"nearest accepted answer: {Quote.Of(accepted)}"));
    }

    /// <summary>Winkler 1990: what Jaro's similarity lacks of 1 shrinks by a tenth for each symbol of the common beginning.</summary>
    private static double Winkler(int[] first, int[] second, JaroWinklerOptions options)
    {
        var jaro = JaroSimilarity.Of(first, second);
        var prefix = Math.Min(first.AsSpan().CommonPrefixLength(second), options.LongestPrefix ?? int.MaxValue);
        return Math.Min(1, jaro + ((1 - jaro) * prefix * options.PrefixWeight));
    }
}
