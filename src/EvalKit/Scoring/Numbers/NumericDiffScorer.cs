namespace EvalKit.Scoring;

/// <summary>How near is the last number of the output to the last number of an accepted answer?</summary>
internal sealed class NumericDiffScorer : IScorer
{
    public const string Name = "numeric_diff";

    public NumericDiffScorer(NumericDiffOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
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
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(0.0), "the output holds no number"));
        }

        var distance = expected.Min(found.DistanceTo);
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(1 - distance), ExpectedNumbers.Told(found, expected)));
    }
}
