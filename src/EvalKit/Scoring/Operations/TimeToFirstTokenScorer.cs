namespace EvalKit.Scoring;

/// <summary>How long did the user wait for the first word, in milliseconds?</summary>
internal sealed class TimeToFirstTokenScorer : IScorer
{
    public const string Name = "time_to_first_token";

    public TimeToFirstTokenScorer(TimeToFirstTokenOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "ms" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(args.Trial.Output?.TimeToFirstToken is { } time
            ? Score.Of(name, FeedbackValue.Of(time.TotalMilliseconds))
            : Score.Unscored(name, "no answer was streamed, or nothing told when it began: neither the app, nor a span of its last model call"));
    }
}
