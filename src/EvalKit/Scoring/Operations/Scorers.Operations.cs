namespace EvalKit.Scoring;

/// <content>Scorers of what the answer took: time, tokens, money, spans.</content>
public static partial class Scorers
{
    /// <summary>Milliseconds until the first token of the answer; lower is better. Unscored where no answer was streamed, or nothing told when it began.</summary>
    /// <param name="options">The feedback's name; null for <c>time_to_first_token</c>.</param>
    public static IScorer TimeToFirstToken(TimeToFirstTokenOptions? options = null) => new TimeToFirstTokenScorer(options ?? new());

    /// <summary>What the answer cost in US dollars; lower is better. An error where tokens are known and the price is not.</summary>
    /// <param name="options">The feedback's name; null for <c>cost</c>.</param>
    public static IScorer Cost(CostOptions? options = null) => new CostScorer(options ?? new());

    /// <summary>Tokens of the answer, in three feedbacks: <c>token_usage</c>, <c>token_usage.input</c>, <c>token_usage.output</c>; lower is better.</summary>
    /// <param name="options">The main feedback's name; null for <c>token_usage</c>.</param>
    public static IScorer TokenUsage(TokenUsageOptions? options = null) => new TokenUsageScorer(options ?? new());

    /// <summary>Why the last answer ended: <c>stop</c>, <c>length</c>, <c>tool_calls</c>, <c>content_filter</c> or a provider's own word. A category.</summary>
    /// <param name="options">What passes; null for <c>stop</c>.</param>
    public static IScorer FinishReason(FinishReasonOptions? options = null) => new FinishReasonScorer(options ?? new());

    /// <summary>The length of the output's text, in characters or words; lower counts as better.</summary>
    /// <param name="options">What is counted, and how much passes; null for characters and no rule.</param>
    public static IScorer ResponseLength(ResponseLengthOptions? options = null) => new ResponseLengthScorer(options ?? new());

    /// <summary>The number of spans in the trace; lower is better. An error where nothing was captured.</summary>
    /// <param name="options">Which spans; null for all.</param>
    public static IScorer SpanCount(SpanCountOptions? options = null) => new SpanCountScorer(options ?? new());

    /// <summary>The time that spans took together, in milliseconds; lower is better. Unscored where there is no such span.</summary>
    /// <param name="options">Which spans; null for all.</param>
    public static IScorer SpanDuration(SpanDurationOptions? options = null) => new SpanDurationScorer(options ?? new());

    /// <summary>The number of spans that failed; lower is better, and 0 passes.</summary>
    /// <param name="options">Which spans; null for all.</param>
    public static IScorer ErrorSpans(ErrorSpansOptions? options = null) => new ErrorSpansScorer(options ?? new());
}
