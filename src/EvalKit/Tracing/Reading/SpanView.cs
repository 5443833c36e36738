using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Tracing.Reading;

/// <summary>
/// One view of a span, whichever convention wrote it: OpenTelemetry's GenAI conventions before 1.37, of 1.37 to 1.41 and later, OpenInference, MLflow, and the AI
/// SDK's. The span's own attributes stay as they are. What the span does not say is null or empty. Immutable.
/// </summary>
public sealed record SpanView
{
    private static readonly string[] InputNames = ["input.value", "mlflow.spanInputs", "traceloop.entity.input", "gen_ai.retrieval.query.text"];
    private static readonly string[] OutputNames = ["output.value", "mlflow.spanOutputs", "traceloop.entity.output"];

    /// <summary>Parts of the names that exceptions and conventions have for it, such as <c>TaskCanceledException</c> and <c>timeout</c>.</summary>
    private static readonly string[] GivenUp = ["cancel", "timeout"];

    /// <summary>The span.</summary>
    public required Span Span { get; init; }

    /// <summary>The operation, such as <c>chat</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The provider, such as <c>openai</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The model that was asked for.</summary>
    public string? RequestModel { get; init; }

    /// <summary>The model that answered, which mostly has a date in its name.</summary>
    public string? ResponseModel { get; init; }

    /// <summary>The model: the one that answered, else the one that was asked for.</summary>
    public string? Model => ResponseModel ?? RequestModel;

    /// <summary>Tokens; the sum where several calls are inside, so add only those of <see cref="TraceTelemetry.ModelCalls"/>.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Tokens of the input that came from the provider's prompt cache, a part of the input.</summary>
    public long? CachedInputTokens { get; init; }

    /// <summary>Tokens of the output that the model thought with, a part of the output.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>What it cost in US dollars, where the span itself says so.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Who answered in the model's stead, which costs nothing: <c>recording</c> or <c>cache</c>; null where the model did, or nobody says.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Why the model ended, one for each choice, in OpenAI's words where the provider has others: <c>stop</c>, <c>length</c>, <c>tool_calls</c>, <c>content_filter</c>.</summary>
    public IReadOnlyList<string> FinishReasons { get; init; } = [];

    /// <summary>From the span's start until the first part of the answer.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The tool that was run.</summary>
    public SpanToolCall? Tool { get; init; }

    /// <summary>The passages that were found, in rank order.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The ids of the passages, in the order of <see cref="Documents"/>, null for one without.</summary>
    public IReadOnlyList<string?> DocumentIds { get; init; } = [];

    /// <summary>The conversation that a model was sent, system messages first.</summary>
    public IReadOnlyList<SpanMessage> InputMessages { get; init; } = [];

    /// <summary>What the model answered.</summary>
    public IReadOnlyList<SpanMessage> OutputMessages { get; init; } = [];

    /// <summary>What the span itself says it was given, whatever kind of work it is; JSON in a text is parsed.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>What the span itself says it gave; JSON in a text is parsed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether it is the call of a model.</summary>
    public bool IsModelCall => SpanTypes.IsModelCall(Span.Type);

    /// <summary>Whether it failed because nobody waited any longer, so that the model may have answered after that.</summary>
    internal bool IsGivenUp { get; private init; }

    /// <summary>Reads a span. Attributes that cannot be read say nothing.</summary>
    /// <param name="span">The span.</param>
    public static SpanView Of(Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        var read = new AttributeReader(span.Attributes);
        var output = MessageReader.Output(read, span.Events);
        var documents = span.Type is SpanTypes.Retriever or SpanTypes.Reranker ? DocumentReader.Of(read) : [];
        return new SpanView
        {
            Span = span,
            Operation = read.Text("gen_ai.operation.name", "ai.operationId"),
            Provider = read.Text("gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system", "mlflow.llm.provider", "ai.model.provider"),
            RequestModel = read.Text("gen_ai.request.model", "ai.model.id"),
            ResponseModel = read.Text("gen_ai.response.model", "llm.model_name", "embedding.model_name", "reranker.model_name", "ai.response.model", "mlflow.llm.model"),
            Usage = UsageReader.Usage(read),
            CachedInputTokens = UsageReader.Cached(read),
            ReasoningTokens = UsageReader.Reasoning(read),
            CostUsd = UsageReader.Cost(read),
            AnsweredBy = UsageReader.AnsweredBy(read),
            FinishReasons = FinishReasonReader.Of(read, output),
            TimeToFirstToken = FirstTokenReader.Of(read, span),
            Tool = span.Type == SpanTypes.Tool ? ToolReader.Tool(read, span.Name) : null,
            Documents = [.. documents.Select(d => d.Text)],
            DocumentIds = [.. documents.Select(d => d.Id)],
            InputMessages = MessageReader.Input(read, span.Events),
            OutputMessages = output,
            Input = read.Value(InputNames),
            Output = read.Value(OutputNames),
            IsGivenUp = span.Status == SpanStatus.Error && read.Text("error.type") is { } type && GivenUp.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>The usage as Microsoft.Extensions.AI has it, for what counts prices.</summary>
    internal UsageDetails? Details => Usage is null ? null : new UsageDetails
    {
        InputTokenCount = Usage.InputTokens,
        OutputTokenCount = Usage.OutputTokens,
        CachedInputTokenCount = CachedInputTokens,
        ReasoningTokenCount = ReasoningTokens,
    };
}
