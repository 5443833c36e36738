using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;

namespace EvalKit.Running;

/// <summary>What the calls of models inside a trace cost, in US dollars.</summary>
public static class TraceCost
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

    /// <summary>What the calls cost together; null where one has no known price, or no known tokens: a part of a cost is not a cost.</summary>
    /// <param name="told">What the trace tells.</param>
    /// <param name="prices">What models cost.</param>
    public static decimal? Of(TraceTelemetry told, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(prices);
        decimal sum = 0;
        foreach (var call in told.ModelCalls.Where(c => c.Usage is not null || c.CostUsd is not null || TraceTelemetry.MustTellUsage(c)))
        {
            if (Of(call, prices) is not { } cost)
            {
                return null;
            }

            sum += cost;
        }

        return told.ModelCalls.Count == 0 ? null : sum;
    }

    /// <summary>What a call cost: what the span itself says, else by the price table; null where neither knows.</summary>
    /// <param name="call">The call.</param>
    /// <param name="prices">What models cost.</param>
    public static decimal? Of(SpanView call, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(prices);
        return call.CostUsd ?? Models(call).Select(model => prices.CostOf(model, call.Details)).FirstOrDefault(cost => cost is not null);
    }

    /// <summary>As whom the table may know the model: as it answered, then as it was asked for.</summary>
    private static IEnumerable<ModelUri> Models(SpanView call)
    {
        var provider = call.Provider?.ToLowerInvariant() ?? "";
        return new[] { call.ResponseModel, call.RequestModel }.OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(model => new[] { provider, Providers.GetValueOrDefault(provider, provider) }.Distinct(StringComparer.Ordinal).Select(p => new ModelUri(p, model)))
            .Where(m => !LocalModels.IsLocal(m));
    }
}
