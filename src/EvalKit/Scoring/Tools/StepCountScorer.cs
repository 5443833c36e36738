using System.Globalization;
using EvalKit.Tracing;

namespace EvalKit.Scoring;

/// <summary>How many steps did it take: calls of chat models, and of tools?</summary>
internal sealed class StepCountScorer : IScorer
{
    public const string Name = "step_count";
    private readonly int? _max;

    public StepCountScorer(StepCountOptions options)
    {
        _max = options.Max;
        if (_max < 1)
        {
            throw new EvalKitException(FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"Scorer '{Name}', option 'max': expected a number from 1, found {_max}."));
        }

        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Polarity = Polarity.LowerIsBetter, Minimum = 0, Unit = "steps" };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.Trace);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var told = TraceTelemetry.Of(args.Trace!);
        if (told.ToolCalls is null)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, "No span of the trace is of a model, an agent or a tool. Add UseEvalKitTracing() to the app's chat client."));
        }

        var calls = told.ModelCalls.Count(c => c.Span.Type is not (SpanTypes.Embedding or SpanTypes.Reranker));
        var steps = calls + told.ToolCalls.Count;
        var text = string.Create(CultureInfo.InvariantCulture, $"{calls} of models, {told.ToolCalls.Count} of tools");
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of((double)steps), text) with { Passed = _max is { } max ? steps <= max : null });
    }
}
