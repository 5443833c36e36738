namespace EvalKit.Scoring;

/// <summary>How many tokens did the answer take: all, those sent, and those received?</summary>
internal sealed class TokenUsageScorer : IScorer
{
    public const string Name = "token_usage";

    public TokenUsageScorer(TokenUsageOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "tokens" };
        var info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output);
        var total = info.Feedbacks[0];
        Info = info with { Feedbacks = [total, total with { Name = total.Name + ".input" }, total with { Name = total.Name + ".output" }] };
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var usage = args.Trial.Output?.Usage;
        return ValueTask.FromResult(new ScoreResult(
        [
            Of(Info.Feedbacks[0].Name, usage?.InputTokens + usage?.OutputTokens),
            Of(Info.Feedbacks[1].Name, usage?.InputTokens),
            Of(Info.Feedbacks[2].Name, usage?.OutputTokens),
        ]));
    }

    private static Score Of(string name, long? tokens) => tokens is { } count
        ? Score.Of(name, FeedbackValue.Of((double)count))
        : Score.Unscored(name, "neither the app nor a span of every model call tells it; recorded outputs tell theirs in the column outputs.usage");
}
