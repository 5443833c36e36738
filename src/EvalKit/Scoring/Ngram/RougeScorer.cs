namespace EvalKit.Scoring;

/// <summary>What output and accepted answer share, as F, precision and recall. The accepted answer with the best F counts, for all three.</summary>
internal sealed class RougeScorer : IScorer
{
    public const string Unigrams = "rouge_1", Bigrams = "rouge_2", Trigrams = "rouge_3", Longest = "rouge_l", Lines = "rouge_lsum";
    private readonly Func<string, string, RougeScore> _compare;

    private RougeScorer(string name, RougeOptions options, Func<string, string, RougeScore> compare)
    {
        _compare = compare;
        var feedback = new FeedbackInfo(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.WithParts(
            ScorerDescription.Of(name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse), ScorerDescription.Precision, ScorerDescription.Recall);
    }

    public ScorerInfo Info { get; }

    public static RougeScorer OfNgrams(string name, int n, RougeOptions options) => new(name, options, (o, r) => RougeMeasure.Ngrams(o, r, n, options.Stem));

    public static RougeScorer OfLongest(RougeOptions options) => new(Longest, options, (o, r) => RougeMeasure.Longest(o, r, options.Stem));

    public static RougeScorer OfLines(RougeOptions options) => new(Lines, options, (o, r) => RougeMeasure.Lines(o, r, options.Stem));

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = args.OutputText;
        var (rouge, accepted) = args.Case!.AcceptedResponses.Select(a => (Rouge: _compare(output, a), a)).MaxBy(c => c.Rouge.F1);
        double[] values = [rouge.F1, rouge.Precision, rouge.Recall];
        return ValueTask.FromResult(new ScoreResult(
            [.. Info.Feedbacks.Zip(values, (f, value) => Score.Of(f.Name, FeedbackValue.Of(value), $"best accepted answer: {Quote.Of(accepted)}"))]));
    }
}
