using System.Text.Json.Nodes;

namespace EvalKit.Judging.Safety;

/// <summary>Writes findings into the metadata of a feedback.</summary>
internal static class Findings
{
    /// <summary>What was changed in texts before the judge saw them, on top of what is told already.</summary>
    /// <param name="metadata">Where it is told.</param>
    /// <param name="shown">The texts, as the judge sees them.</param>
    public static void Add(JsonObject metadata, params IReadOnlyList<CandidateText> shown)
    {
        var before = metadata[FeedbackMetadata.Findings] as JsonObject;
        var removed = shown.SelectMany(s => s.Findings ?? []).Concat(before?[FindingNames.RemovedCharacters] as JsonObject ?? [])
            .GroupBy(r => r.Key, r => r.Value!.GetValue<int>(), StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal).ToList();
        if (removed.Count > 0)
        {
            Set(metadata, FindingNames.RemovedCharacters, new JsonObject(removed.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)k.Sum()))));
        }

        Count(metadata, FindingNames.RoleTokens, shown.Sum(s => s.RoleTokens));
        Count(metadata, FindingNames.LeftOutCharacters, shown.Sum(s => s.LeftOut));
    }

    private static void Count(JsonObject metadata, string name, int more)
    {
        if (more > 0)
        {
            Set(metadata, name, more + (metadata[FeedbackMetadata.Findings]?[name]?.GetValue<int>() ?? 0));
        }
    }

    private static void Set(JsonObject metadata, string name, JsonNode detail)
    {
        Add(metadata, name, detail);
        metadata[FeedbackMetadata.Findings]![name] = detail;
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
