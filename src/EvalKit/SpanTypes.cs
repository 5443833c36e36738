namespace EvalKit;

/// <summary>Kinds of work that a span can be, in the spelling of MLflow's <c>mlflow.spanType</c>. The list is open: a span may have another.</summary>
public static class SpanTypes
{
    /// <summary>A call of a completion model.</summary>
    public const string Llm = "LLM";

    /// <summary>A call of a chat model.</summary>
    public const string ChatModel = "CHAT_MODEL";

    /// <summary>A call of an embedding model.</summary>
    public const string Embedding = "EMBEDDING";

    /// <summary>A call of a model that orders passages.</summary>
    public const string Reranker = "RERANKER";

    /// <summary>The run of a tool.</summary>
    public const string Tool = "TOOL";

    /// <summary>A search for passages.</summary>
    public const string Retriever = "RETRIEVER";

    /// <summary>The work of an agent, whose calls lie inside it.</summary>
    public const string Agent = "AGENT";

    /// <summary>Steps that belong together.</summary>
    public const string Chain = "CHAIN";

    /// <summary>Reading or writing of an agent's memory.</summary>
    public const string Memory = "MEMORY";

    /// <summary>The trial or the judgement itself: the outermost span, which EvalKit makes.</summary>
    public const string Trial = "TRIAL";

    /// <summary>Whether it is the call of a model, whose tokens are counted.</summary>
    /// <param name="type">The type; null for unknown.</param>
    public static bool IsModelCall(string? type) => type is Llm or ChatModel or Embedding or Reranker;
}
