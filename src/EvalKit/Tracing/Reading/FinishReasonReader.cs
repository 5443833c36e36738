namespace EvalKit.Tracing.Reading;

/// <summary>Reads why a model ended, in one spelling: providers have words of their own for the same four endings.</summary>
internal static class FinishReasonReader
{
    public static IReadOnlyList<string> Of(AttributeReader read, IReadOnlyList<SpanMessage> output)
    {
        var told = read.Texts("gen_ai.response.finish_reasons", "gen_ai.response.finish_reason", "llm.finish_reason", "ai.response.finishReason");
        IEnumerable<string> reasons = told.Count > 0 ? told : output.Select(m => m.FinishReason).OfType<string>();
        if (told.Count == 0 && !output.Any(m => m.FinishReason is not null))
        {
            reasons = JsonMembers.Items(JsonMembers.Find(read.Json("output.value", "mlflow.spanOutputs"), "choices")).Select(c => JsonMembers.Text(c, "finish_reason")).OfType<string>();
        }

        return [.. reasons.Select(Spelled)];
    }

    private static string Spelled(string reason) => reason.ToLowerInvariant() switch
    {
        "stop" or "end_turn" or "stop_sequence" or "eos" or "complete" or "completed" => "stop",
        "length" or "max_tokens" or "max_output_tokens" or "model_length" or "model_context_window_exceeded" => "length",
        "tool_calls" or "tool_call" or "tool_use" or "tool-calls" or "function_call" => "tool_calls",
        "content_filter" or "content-filter" or "safety" or "refusal" or "recitation" or "blocklist" or "prohibited_content" or "guardrail_intervened" => "content_filter",
        var other => other,
    };
}
