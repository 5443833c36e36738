namespace EvalKit.Scoring;

/// <summary>Is the last number of the output the last number of an accepted answer?</summary>
internal sealed class NumericMatchScorer : IScorer
{
    public const string Name = "numeric_match";
    private readonly NumericMatchOptions _options;

    public NumericMatchScorer(NumericMatchOptions options)
    {
        _options = options.Checked(Name);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (ExpectedNumbers.Of(args.Case!, out var fault) is not { } expected)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, fault));
        }

        if (NumberReader.Last(args.OutputText) is not { } found)
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), "the output holds no number"));
        }

        var match = expected.Any(e => found.IsNear(e, _options.AbsoluteTolerance, _options.RelativeTolerance));
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(match), ExpectedNumbers.Told(found, expected)));
    }
}
