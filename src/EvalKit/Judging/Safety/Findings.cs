using System.Text.Json.Nodes;

namespace EvalKit.Judging.Safety;

/// <summary>Writes findings into the metadata of a feedback.</summary>
internal static class Findings
{
    /// <summary>What was changed in an answer before the judge saw it.</summary>
    public static void Add(JsonObject metadata, CandidateText candidate)
    {
        if (candidate.Findings is { } removed)
        {
            Add(metadata, FindingNames.RemovedCharacters, removed.DeepClone());
        }

        if (candidate.RoleTokens > 0)
        {
            Add(metadata, FindingNames.RoleTokens, candidate.RoleTokens);
        }

        if (candidate.LeftOut > 0)
        {
            Add(metadata, FindingNames.LeftOutCharacters, candidate.LeftOut);
        }
    }

    /// <summary>One finding; the first one of a name stays.</summary>
    public static void Add(JsonObject metadata, string name, JsonNode detail)
    {
        if (metadata[FeedbackMetadata.Findings] is not JsonObject findings)
        {
            metadata[FeedbackMetadata.Findings] = findings = [];
        }

        findings.TryAdd(name, detail);
    }

    public static bool Any(JsonObject metadata) => metadata[FeedbackMetadata.Findings] is JsonObject { Count: > 0 };
}
