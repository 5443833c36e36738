using EvalKit.Tracing;

namespace EvalKit.Scoring;

/// <summary>Why did the model end its last answer: was it done, or cut?</summary>
internal sealed class FinishReasonScorer : IScorer
{
    public const string Name = "finish_reason";
    private readonly IReadOnlyList<string> _pass;

    public FinishReasonScorer(FinishReasonOptions options)
    {
        _pass = options.Pass;
        if (_pass.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}', option 'pass': expected at least one reason, such as stop, found none.");
        }

        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Category), Needs.Output, Needs.Trace);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        return ScoreResult.From(TraceTelemetry.Of(args.Trace!).FinishReason is { } reason
            ? Score.Of(name, FeedbackValue.OfCategory(reason)) with { Passed = _pass.Contains(reason, StringComparer.Ordinal) }
            : Score.Unscored(name, "no span of a model call tells why it ended"));
    }
}
