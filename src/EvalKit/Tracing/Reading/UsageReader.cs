using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>Reads tokens and cost.</summary>
internal static class UsageReader
{
    /// <summary>More than any call costs: a number above is a mistake.</summary>
    private const double HighestCost = 1e6;

    public static TokenUsage? Usage(AttributeReader read)
    {
        var mlflow = Mlflow(read, "mlflow.chat.tokenUsage");
        var input = read.Whole("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt", "ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens")
            ?? mlflow.Whole("input_tokens");
        var output = read.Whole("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion", "ai.usage.outputTokens", "ai.usage.completionTokens")
            ?? mlflow.Whole("output_tokens");
        return input is null && output is null ? null : new TokenUsage(input, output);
    }

    public static long? Cached(AttributeReader read) =>
        read.Whole(
            "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens", "gen_ai.usage.cached_tokens", "llm.token_count.prompt_details.cache_read", "ai.usage.cachedInputTokens")
        ?? Mlflow(read, "mlflow.chat.tokenUsage").Whole("cache_read_input_tokens");

    public static long? Reasoning(AttributeReader read) =>
        read.Whole("gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens", "llm.token_count.completion_details.reasoning", "ai.usage.reasoningTokens");

    public static decimal? Cost(AttributeReader read) =>
        (read.Number("llm.cost.total", "gen_ai.usage.cost", "operation.cost", "evalkit.cost_usd") ?? Mlflow(read, "mlflow.llm.cost").Number("total_cost")) is { } cost and >= 0 and < HighestCost
            ? (decimal)cost
            : AnsweredBy(read) is null ? null : 0;

    /// <summary>What EvalKit's own clients say beside a reply.</summary>
    public static string? AnsweredBy(AttributeReader read) => read.Has("evalkit.replayed") ? "recording" : read.Has("evalkit.cached") ? "cache" : null;

    private static AttributeReader Mlflow(AttributeReader read, string name) =>
        new(read.Json(name) is { ValueKind: JsonValueKind.Object } json ? JsonMembers.Of(json) : CaseFields.Empty);
}
