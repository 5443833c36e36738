using System.Text.Json.Nodes;
using EvalKit.Tracing;

namespace EvalKit.Running.Trials;

/// <summary>A judge whose every judgement is a trace of its own, which the feedback names. Thread-safe.</summary>
/// <param name="judge">The judge with its client.</param>
/// <param name="capture">Captures.</param>
/// <param name="traces">Takes what was captured, until it is stored.</param>
/// <param name="ids">Makes the traces' ids.</param>
internal sealed class TracedJudge(IScorer judge, TraceCapture capture, JudgeTraces traces, IIdSource ids) : IScorer
{
    public ScorerInfo Info => judge.Info;

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var traceId = ids.NewTraceId();
        using var open = capture.Begin($"judge {Info.Name}", traceId);
        if (open is null)
        {
            return await judge.ScoreAsync(args, cancellationToken).ConfigureAwait(false);
        }

        var result = await judge.ScoreAsync(args, cancellationToken).ConfigureAwait(false);
        if (open.End(traceId, args.Trial.TraceId) is not { } trace)
        {
            return result;
        }

        traces.Add(trace);
        return new ScoreResult([.. result.Scores.Select(score => Named(score, traceId))]);
    }

    private static Score Named(Score score, string traceId)
    {
        var metadata = (JsonObject?)score.Metadata?.DeepClone() ?? [];
        metadata[FeedbackMetadata.TraceId] = traceId;
        return score with { Metadata = metadata };
    }
}
