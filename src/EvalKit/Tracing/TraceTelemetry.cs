using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>
/// What a trace tells of the answer: the calls of models, tokens, tools, passages, times. Each token counts once: a span around calls, such as that of an agent or of a
/// function loop, often carries their sum, and counts only where the calls inside it are not there. Immutable.
/// </summary>
public sealed record TraceTelemetry
{
    /// <summary>The spans that count as calls of a model, in order.</summary>
    public required IReadOnlyList<SpanView> ModelCalls { get; init; }

    /// <summary>The tool calls in order; null where nothing in the trace is of a model, an agent or a tool, so that nobody knows. Empty where none was made.</summary>
    public required IReadOnlyList<SpanToolCall>? ToolCalls { get; init; }

    /// <summary>The passages that were found, in the order of the searches and of their ranks, each once.</summary>
    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>The ids of the passages, in the order of <see cref="Context"/>, null for one without; empty where none has one.</summary>
    public required IReadOnlyList<string?> ContextIds { get; init; }

    /// <summary>All tokens; null where a call that did not fail does not tell its own, or there is no call.</summary>
    public required TokenUsage? Usage { get; init; }

    /// <summary>From the beginning of the trace until the first part of the last streamed answer; null where none was streamed.</summary>
    public required TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Why the last answer ended; null where it does not say.</summary>
    public required string? FinishReason { get; init; }

    /// <summary>Reads a trace.</summary>
    /// <param name="trace">The trace.</param>
    public static TraceTelemetry Of(TraceRecord trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var spans = trace.Spans.Where(s => s.Type is not null and not SpanTypes.Trial).Select(SpanView.Of).ToList();
        var calls = CountedCalls.Of(trace.Spans, spans);
        var answers = calls.Where(c => c.Span.Type is not (SpanTypes.Embedding or SpanTypes.Reranker)).ToList();
        var passages = RetrievedPassages.Of(spans);
        return new TraceTelemetry
        {
            ModelCalls = calls,
            ToolCalls = ToolCallsOf(spans, answers),
            Context = [.. passages.Select(p => p.Text)],
            ContextIds = passages.Any(p => p.Id is not null) ? [.. passages.Select(p => p.Id)] : [],
            Usage = UsageOf(calls),
            TimeToFirstToken = FirstToken(trace, answers),
            FinishReason = answers is [.., { FinishReasons: [var reason, ..] }] ? reason : null,
        };
    }

    /// <summary>Calls whose tokens or price have to be known before a sum is one: what failed is not charged, and embeddings mostly tell no tokens.</summary>
    internal static bool MustTellUsage(SpanView call) => call.Span.Status != SpanStatus.Error && call.Span.Type is not (SpanTypes.Embedding or SpanTypes.Reranker);

    /// <summary>Whether a provider may have charged for a call: it told tokens or should have, or nobody waited for its reply.</summary>
    internal static bool MayBeCharged(SpanView call) =>
        call.Usage is not null || MustTellUsage(call) || (call.IsGivenUp && call.Span.Type is not (SpanTypes.Embedding or SpanTypes.Reranker));

    private static TokenUsage? UsageOf(IReadOnlyList<SpanView> calls)
    {
        if (!calls.Any(c => c.Usage is not null) || calls.Any(c => c.Usage is null && MustTellUsage(c)))
        {
            return null;
        }

        // What counts tokens of one direction only, as embeddings do, has none of the other.
        return new TokenUsage(calls.Sum(c => c.Usage?.InputTokens ?? 0), calls.Sum(c => c.Usage?.OutputTokens ?? 0));
    }

    /// <summary>The tools that were run; where the app's framework makes no spans of them, those that the models asked for.</summary>
    private static List<SpanToolCall>? ToolCallsOf(List<SpanView> spans, List<SpanView> answers)
    {
        // Of one call two layers may have made a span each.
        var run = spans.Where(s => s.Tool is not null).DistinctBy(s => s.Tool!.Id ?? s.Span.SpanId).Select(s => s.Tool!).ToList();
        return run.Count > 0 ? run
            : answers.Count > 0 || spans.Any(s => s.Span.Type == SpanTypes.Agent) ? [.. answers.SelectMany(a => a.OutputMessages.Take(1)).SelectMany(m => m.ToolCalls)]
            : null;
    }

    private static TimeSpan? FirstToken(TraceRecord trace, List<SpanView> answers) =>
        answers is [.., { TimeToFirstToken: { } first } last] && last.Span.StartedAt - trace.Spans[0].StartedAt is var before && before >= TimeSpan.Zero ? before + first : null;
}
