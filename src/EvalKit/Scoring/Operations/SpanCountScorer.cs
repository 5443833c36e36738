namespace EvalKit.Scoring;

/// <summary>How many spans has the trace?</summary>
internal sealed class SpanCountScorer : IScorer
{
    public const string Name = "span_count";
    private readonly SpanCountOptions _options;

    public SpanCountScorer(SpanCountOptions options)
    {
        _options = options;
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "spans" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.Trace);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var trace = args.Trace!;
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(trace.DroppedSpans > 0
            ? Score.Failed(name, FeedbackErrorKind.MissingInput, $"The trace is not whole: {trace.DroppedSpans} spans are more than are kept of one trial.")
            : Score.Of(name, FeedbackValue.Of((double)_options.Select(trace).Count())));
    }
}
