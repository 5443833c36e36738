using System.Globalization;

namespace EvalKit.Scoring;

/// <summary><c>threshold</c>: does a part's number lie within bounds?</summary>
internal sealed class ThresholdScorer : Combinator
{
    public const string Name = "threshold";

    private readonly ThresholdOptions _options;

    public ThresholdScorer(IScorer part, ThresholdOptions options)
        : base([part])
    {
        Check(part, options);
        _options = options;
        Info = CombinatorInfo.Of(Name, 1, options, Parts, new FeedbackInfo(Name, FeedbackValueKind.Bool), [], showsParts: true);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new ThresholdScorer(parts.Single(), _options);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? value.Bool : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var scores = await AskAsync(0, args, cancellationToken).ConfigureAwait(false);
        var main = scores[0] switch
        {
            { Value.Number: { } number } => Score.Of(Main, FeedbackValue.Of(!(number < _options.AtLeast) && !(number > _options.AtMost)), Text(number)),
            { Error: { } error } => Score.Failed(Main, error.Kind, $"{Names[0]}: {error.Message}", error.Raw),
            var unscored => Score.Unscored(Main, unscored.Rationale),
        };
        return new ScoreResult([main with { Source = PartScores.SourceOf(Info, [(Parts[0].Info, scores[0])]) }, .. Shown(0, scores)]);
    }

    private static void Check(IScorer part, ThresholdOptions options)
    {
        var feedback = part.Info.Feedbacks[0];
        if (feedback.ValueKind != FeedbackValueKind.Number)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}' is for a scorer that gives a number, but '{feedback.Name}' gives a {feedback.ValueKind.ToString().ToLowerInvariant()}.");
        }

        if ((options.AtLeast ?? options.AtMost) is not { } bound || !double.IsFinite(bound) || options.AtLeast > options.AtMost || !double.IsFinite(options.AtMost ?? 0))
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}' needs the option 'at_least', 'at_most', or both with at_least not above at_most.");
        }
    }

    private string Text(double number)
    {
        var bounds = new[] { (_options.AtLeast, "at least"), (_options.AtMost, "at most") }.Where(b => b.Item1 is not null);
        return string.Create(CultureInfo.InvariantCulture, $"{Names[0]} is {number:R}; expected {string.Join(" and ", bounds.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Item2} {b.Item1:R}")))}");
    }
}
