namespace EvalKit.Scoring;

/// <summary>What did the answer cost, in US dollars? An unknown price is an error, never 0.</summary>
internal sealed class CostScorer : IScorer
{
    public const string Name = "cost";

    public CostScorer(CostOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "USD" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(args.Trial.Output switch
        {
            { CostUsd: { } cost } => Score.Of(name, FeedbackValue.Of((double)cost)),
            { Usage: not null } => Score.Failed(
                name, FeedbackErrorKind.MissingInput, $"The tokens are known, and the price of {TelemetryText.Models(args.Trace)} is not. Add it to prices.json beside the suite, or have the app tell its cost."),
            _ when args.Trace is not null => Score.Failed(
                name, FeedbackErrorKind.MissingInput, $"A call of {TelemetryText.Models(args.Trace)} told no tokens, so nobody knows what it cost. Have the client report its usage, or the app its cost."),
            _ => Score.Unscored(name, "neither the app nor a span tells tokens or cost; recorded outputs tell theirs in the column outputs.cost_usd"),
        });
    }
}
