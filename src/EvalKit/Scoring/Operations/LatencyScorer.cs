namespace EvalKit.Scoring;

/// <summary>How long did the app take, in milliseconds?</summary>
internal sealed class LatencyScorer : IScorer
{
    public const string Name = "latency";

    public LatencyScorer(LatencyOptions options)
    {
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "ms" };
        Info = ScorerDescription.Of(Name, 1, options, feedback);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(args.Trial.Latency is { } latency
            ? Score.Of(name, FeedbackValue.Of(latency.TotalMilliseconds))
            : Score.Unscored(name, "no time was measured or recorded; recorded outputs tell theirs in the column outputs.latency_ms"));
    }
}
