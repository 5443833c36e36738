namespace EvalKit.Scoring;

/// <summary>How many spans failed, although the app answered?</summary>
internal sealed class ErrorSpansScorer : IScorer
{
    public const string Name = "error_spans";
    private const int Shown = 5;
    private readonly ErrorSpansOptions _options;

    public ErrorSpansScorer(ErrorSpansOptions options)
    {
        _options = options;
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "spans" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.Trace);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var failed = _options.Select(args.Trace!).Where(s => s.Status == SpanStatus.Error).ToList();
        var rationale = failed.Count == 0 ? "no span failed" : string.Join("; ", failed.Take(Shown).Select(Text)) + (failed.Count > Shown ? "; …" : "");
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of((double)failed.Count), rationale) with { Passed = failed.Count == 0 });
    }

    private static string Text(Span span) => span.StatusMessage is { Length: > 0 } message ? $"{Quote.Of(span.Name)}: {message}" : Quote.Of(span.Name);
}
