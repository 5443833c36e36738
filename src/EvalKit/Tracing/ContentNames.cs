namespace EvalKit.Tracing;

/// <summary>
/// The names that conventions have for content, by which it is left out: OpenTelemetry's GenAI conventions before 1.37, of 1.37 to 1.41 and later, OpenInference, MLflow,
/// Traceloop and the AI SDK.
/// </summary>
internal static class ContentNames
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "gen_ai.system_instructions", "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.tool.definitions", "gen_ai.tool.call.arguments", "gen_ai.tool.call.result",
        "gen_ai.retrieval.query.text", "gen_ai.retrieval.documents", "gen_ai.evaluation.explanation",
        "input.value", "output.value", "tool.parameters", "tool_call.function.arguments", "reranker.query",
        "mlflow.spanInputs", "mlflow.spanOutputs", "mlflow.chat.tools", "traceloop.entity.input", "traceloop.entity.output",
        "ai.prompt", "ai.value", "ai.values", "ai.embedding", "ai.embeddings", "ai.toolCall.args", "ai.toolCall.result",
        "ai.response.text", "ai.response.object", "ai.response.toolCalls", "ai.response.reasoning",
    };

    private static readonly string[] Prefixes =
    [
        "gen_ai.prompt.", "gen_ai.completion.", "llm.input_messages.", "llm.output_messages.", "llm.prompts.", "llm.choices.", "llm.prompt_template.", "llm.tools.", "llm.functions.",
        "retrieval.documents.", "reranker.input_documents.", "reranker.output_documents.", "embedding.embeddings.", "ai.prompt.",
    ];

    /// <summary>Whether an attribute of that name is content.</summary>
    public static bool IsAttribute(string name) => Attributes.Contains(name) || Prefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether an event of that name is a message: all that it has beside its name is content.</summary>
    public static bool IsEvent(string name) => name.StartsWith("gen_ai.", StringComparison.Ordinal);
}
