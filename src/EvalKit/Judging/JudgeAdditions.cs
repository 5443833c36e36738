using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>What few judges have, in the fingerprints of those alone: texts of their own that the prompt places, and examples.</summary>
internal static class JudgeAdditions
{
    public static void AddTo(JsonObject decides, JudgeFile judge)
    {
        if (judge.Texts.Count > 0)
        {
            decides["texts"] = new JsonObject(judge.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
        }

        if (judge.Examples is { } examples)
        {
            decides["examples"] = new JsonArray(examples.Hash, FewShotText.Version);
        }
    }
}
