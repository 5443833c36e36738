namespace EvalKit.Tracing.Reading;

/// <summary>Reads what kind of work a span is from its attributes: as MLflow or OpenInference say it, or by OpenTelemetry's operation.</summary>
internal static class SpanTypeReader
{
    /// <summary>Microsoft.Extensions.AI's span around the calls of a function loop. It carries the sum of their tokens and no operation.</summary>
    private const string ToolLoop = "orchestrate_tools";

    public static string? Of(string name, CaseFields attributes)
    {
        var read = new AttributeReader(attributes);
        return read.Text("mlflow.spanType", "openinference.span.kind") is { } told ? told.ToUpperInvariant()
            : read.Text("gen_ai.operation.name") is { } operation ? OfOperation(operation)
            : read.Text("ai.operationId") is { } vercel ? OfVercel(vercel)
            : read.Text("traceloop.span.kind") is { } kind ? OfTraceloop(kind)
            : name == ToolLoop ? SpanTypes.Chain
            : IsOldModelCall(read) ? SpanTypes.Llm
            : read.Has("gen_ai.tool.name") ? SpanTypes.Tool
            : null;
    }

    private static string OfOperation(string operation) => operation switch
    {
        "chat" or "generate_content" or "fetch_response" => SpanTypes.ChatModel,
        "text_completion" => SpanTypes.Llm,
        "embeddings" => SpanTypes.Embedding,
        "execute_tool" => SpanTypes.Tool,
        "retrieval" => SpanTypes.Retriever,
        "invoke_agent" or "create_agent" => SpanTypes.Agent,
        _ when operation.Contains("memory", StringComparison.Ordinal) => SpanTypes.Memory,
        _ => SpanTypes.Chain,
    };

    /// <summary>The AI SDK has a span for the user's call and one inside it for each call of a model.</summary>
    private static string OfVercel(string operation) => operation switch
    {
        "ai.toolCall" => SpanTypes.Tool,
        _ when operation.EndsWith(".doGenerate", StringComparison.Ordinal) || operation.EndsWith(".doStream", StringComparison.Ordinal) => SpanTypes.ChatModel,
        _ when operation.EndsWith(".doEmbed", StringComparison.Ordinal) => SpanTypes.Embedding,
        _ => SpanTypes.Chain,
    };

    private static string OfTraceloop(string kind) => kind switch
    {
        "tool" => SpanTypes.Tool,
        "agent" => SpanTypes.Agent,
        _ => SpanTypes.Chain,
    };

    /// <summary>Before version 1.37 of the conventions a call was known by its system and model.</summary>
    private static bool IsOldModelCall(AttributeReader read) =>
        read.Has("gen_ai.system") && (read.Has("gen_ai.request.model") || read.Has("gen_ai.response.model")) && !read.Has("gen_ai.tool.name");
}
