using System.Text.Json.Nodes;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>What a model call adds to the metadata of a judge's feedback: raw reply, tokens and cost (summed over a second asking), retries, and whether a recording or the cache answered.</summary>
internal static class JudgeMetadata
{
    public static void Add(JsonObject metadata, string model, ChatResponse response)
    {
        metadata["raw"] = response.Text;
        if (response.ModelId is { Length: > 0 } served)
        {
            metadata[FeedbackMetadata.ServedModel] = served;
        }

        if (response.Usage is { } usage)
        {
            metadata["usage"] = new JsonObject
            {
                ["input_tokens"] = Sum(metadata["usage"]?["input_tokens"], usage.InputTokenCount),
                ["output_tokens"] = Sum(metadata["usage"]?["output_tokens"], usage.OutputTokenCount),
            };
        }

        if (ChatProperties.Retries(response) is { Count: > 0 } retries)
        {
            metadata["retries"] = ChatProperties.ToJson(retries);
        }

        if (ChatProperties.NotSent(response) is { Count: > 0 } notSent)
        {
            metadata["not_sent"] = ChatProperties.ToJson(notSent);
        }

        if (ChatProperties.Replayed(response))
        {
            metadata[JudgeCost.ReplayedName] = true;
        }

        if (ChatProperties.Cached(response))
        {
            metadata[JudgeCost.CachedName] = true;
        }

        if (ChatProperties.CacheFault(response) is { } fault)
        {
            metadata["cache_fault"] = fault;
        }

        if (ChatProperties.RecordingFault(response) is { } unrecorded)
        {
            metadata[FeedbackMetadata.RecordingFault] = unrecorded;
        }

        AddCost(metadata, model, response);
    }

    /// <summary>An answer that was not asked for now costs nothing now; a model that was asked without a price table costs what nobody knows.</summary>
    private static void AddCost(JsonObject metadata, string model, ChatResponse response)
    {
        if (ChatProperties.TryCost(response, out var usd))
        {
            JudgeCost.Add(metadata, model, calls: 1, usd);
        }
        else if (ChatProperties.Replayed(response) || ChatProperties.Cached(response))
        {
            JudgeCost.Add(metadata, model, calls: 0, usd: 0);
        }
        else
        {
            JudgeCost.Add(metadata, model, calls: 1, usd: null);
        }
    }

    private static long? Sum(JsonNode? before, long? now) => before is null && now is null ? null : ((long?)before ?? 0) + (now ?? 0);
}
