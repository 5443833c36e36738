using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;

namespace EvalKit.Running.Trials;

/// <summary>What an app did not tell of its answer, told by its spans: tokens, cost, tool calls, passages, time to first token. What the app told stays as it is.</summary>
internal static class TrialTelemetry
{
    /// <summary>Names that conventions have for providers which model URIs call otherwise.</summary>
    private static readonly Dictionary<string, string> Providers = new(StringComparer.Ordinal)
    {
        ["azure.ai.openai"] = "azure",
        ["az.ai.openai"] = "azure",
        ["azure.ai.inference"] = "azure",
        ["aws.bedrock"] = "bedrock",
        ["gcp.gemini"] = "gemini",
        ["gcp.gen_ai"] = "gemini",
        ["gcp.vertex_ai"] = "vertex_ai",
        ["mistral_ai"] = "mistral",
        ["x_ai"] = "xai",
        ["openai.chat"] = "openai",
        ["openai.responses"] = "openai",
        ["anthropic.messages"] = "anthropic",
    };

    /// <summary>The output with what its trace tells beside it.</summary>
    /// <param name="output">What the app returned.</param>
    /// <param name="trace">What was captured; null for nothing.</param>
    /// <param name="prices">What models cost.</param>
    public static AppOutput Complete(AppOutput output, TraceRecord? trace, PriceTable prices)
    {
        if (trace is null)
        {
            return output;
        }

        var told = TraceTelemetry.Of(trace);
        return output with
        {
            Usage = output.Usage ?? told.Usage,
            CostUsd = output.CostUsd ?? Cost(told, prices),
            ToolCalls = output.ToolCalls ?? (told.ToolCalls is { } calls ? ToolCallJson.Of(calls) : null),
            Context = output.Context.Count > 0 ? output.Context : told.Context,
            TimeToFirstToken = output.TimeToFirstToken ?? told.TimeToFirstToken,
        };
    }

    /// <summary>What the calls cost together; null where one has no known price, or no known tokens: a part of a cost is not a cost.</summary>
    public static decimal? Cost(TraceTelemetry told, PriceTable prices)
    {
        decimal sum = 0;
        foreach (var call in told.ModelCalls.Where(c => c.Usage is not null || c.CostUsd is not null || TraceTelemetry.MustTellUsage(c)))
        {
            if (Cost(call, prices) is not { } cost)
            {
                return null;
            }

            sum += cost;
        }

        return told.ModelCalls.Count == 0 ? null : sum;
    }

    private static decimal? Cost(SpanView call, PriceTable prices) =>
        call.CostUsd ?? Models(call).Select(model => prices.CostOf(model, call.Details)).FirstOrDefault(cost => cost is not null);

    /// <summary>As whom the table may know the model: as it answered, then as it was asked for.</summary>
    private static IEnumerable<ModelUri> Models(SpanView call)
    {
        var provider = call.Provider?.ToLowerInvariant() ?? "";
        return new[] { call.ResponseModel, call.RequestModel }.OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(model => new[] { provider, Providers.GetValueOrDefault(provider, provider) }.Distinct(StringComparer.Ordinal).Select(p => new ModelUri(p, model)))
            .Where(m => !LocalModels.IsLocal(m));
    }
}
