namespace EvalKit.Scoring;

/// <summary>What a delegate returned, as a score of its feedback.</summary>
internal static class DelegateScore
{
    /// <summary>True passes; where lower is better (a fault that was found), false does.</summary>
    public static Score Of(FeedbackInfo feedback, bool value) => Of(feedback, FeedbackValue.Of(value));

    public static Score Of(FeedbackInfo feedback, double value) => Of(feedback, FeedbackValue.Of(value));

    public static Score Of(FeedbackInfo feedback, FeedbackValue value) => Score.Of(feedback.Name, value) with
    {
        Passed = value.Bool is { } pass ? pass == (feedback.Polarity == Polarity.HigherIsBetter) : null,
    };
}
