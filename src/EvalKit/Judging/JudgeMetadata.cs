using System.Text.Json.Nodes;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>What a model call adds to the metadata of a judge's feedback: raw reply, tokens (summed over a second asking), retries, replay.</summary>
internal static class JudgeMetadata
{
    public static void Add(JsonObject metadata, ChatResponse response)
    {
        metadata["raw"] = response.Text;
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

        if (ChatProperties.Replayed(response))
        {
            metadata["replayed"] = true;
        }
    }

    private static long? Sum(JsonNode? before, long? now) => before is null && now is null ? null : ((long?)before ?? 0) + (now ?? 0);
}
