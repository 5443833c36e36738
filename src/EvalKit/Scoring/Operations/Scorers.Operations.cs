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

    /// <summary>
    /// How easily an English text is read: Flesch's reading ease (about 0 to 100, higher is easier), <c>.grade</c> (Kincaid), <c>.words_per_sentence</c> and
    /// <c>.syllables_per_word</c>. Unscored without words and where most letters are not a–z. Sources: Flesch 1948; Kincaid et al. 1975.
    /// </summary>
    /// <param name="options">What passes; null for no rule.</param>
    public static IScorer Readability(ReadabilityOptions? options = null) => new ReadabilityScorer(options ?? new());

    /// <summary>Does the output hold personal data, such as e-mail addresses and card numbers? A bool, of which false passes, and a count for each kind.</summary>
    /// <param name="options">The kinds, and what is allowed; null for all and nothing.</param>
    public static IScorer PiiDetection(PiiOptions? options = null) => new PiiScorer(options ?? new());

    /// <summary>Does the output say a word of a list? A bool, of which false passes.</summary>
    /// <param name="options">The list; null for the English one that comes with the scorer.</param>
    public static IScorer ProfanityList(ProfanityListOptions? options = null) => new ProfanityListScorer(options ?? new());

    /// <summary>
    /// Is the output in the language that is wanted, or in that of the question? A bool; unscored where a text is too short or of no known language.
    /// </summary>
    /// <param name="options">The languages, or where the case names one; null for that of the question.</param>
    public static IScorer LanguageMatch(LanguageMatchOptions? options = null) => new LanguageMatchScorer(options ?? new());

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
