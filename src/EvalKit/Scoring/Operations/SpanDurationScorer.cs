namespace EvalKit.Scoring;

/// <summary>How long did spans of one sort take together, in milliseconds? Time in which several ran at once counts once.</summary>
internal sealed class SpanDurationScorer : IScorer
{
    public const string Name = "span_duration";
    private readonly SpanDurationOptions _options;

    public SpanDurationScorer(SpanDurationOptions options)
    {
        _options = options;
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "ms" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.Trace);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var spans = _options.Select(args.Trace!).ToList();
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(spans.Count > 0
            ? Score.Of(name, FeedbackValue.Of(Covered(spans).TotalMilliseconds))
            : Score.Unscored(name, "the trace has no such span"));
    }

    /// <summary>The length of the union of the spans' times.</summary>
    private static TimeSpan Covered(IEnumerable<Span> spans)
    {
        var covered = TimeSpan.Zero;
        var until = DateTimeOffset.MinValue;
        foreach (var span in spans.OrderBy(s => s.StartedAt))
        {
            var from = span.StartedAt > until ? span.StartedAt : until;
            var to = span.StartedAt + span.Duration;
            if (to > from)
            {
                covered += to - from;
                until = to;
            }
        }

        return covered;
    }
}
