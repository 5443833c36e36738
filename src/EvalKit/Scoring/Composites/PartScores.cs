using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>What a combinator tells of its parts' scores.</summary>
internal static class PartScores
{
    /// <summary>Who made a part's score.</summary>
    public static SourceKind SourceOf(ScorerInfo info, Score score) => score.Source?.Kind ?? info.Kind switch
    {
        ScorerKind.Judge => SourceKind.LlmJudge,
        ScorerKind.Human => SourceKind.Human,
        _ => SourceKind.Code,
    };

    /// <summary>
    /// The source of what was made of parts' scores: code where a stand-in that is no LLM took a judge's place in one of them, so that no reader takes it for a model's verdict.
    /// Null for the scorer itself.
    /// </summary>
    public static FeedbackSource? SourceOf(ScorerInfo info, IEnumerable<(ScorerInfo Part, Score Score)> made) =>
        made.Any(m => m is { Part.Kind: ScorerKind.Judge, Score: { Value: not null, Source.Kind: SourceKind.Code } }) ? new FeedbackSource(SourceKind.Code, info.Fingerprint) : null;

    /// <summary>A score in the metadata of another: what it said, or why it said nothing.</summary>
    public static JsonObject Describe(Score score)
    {
        var told = new JsonObject();
        if (score.Value is { } value)
        {
            told["value"] = value switch
            {
                { Bool: { } flag } => flag,
                { Number: { } number } => number,
                _ => value.Label,
            };
        }
        else
        {
            told["error"] = score.Error?.Message ?? score.Rationale ?? "nothing to score";
        }

        if (score is { Value: not null, Rationale: { } rationale })
        {
            told["rationale"] = rationale;
        }

        if ((score.Error?.Raw ?? (string?)score.Metadata?["raw"]) is { } raw)
        {
            told["raw"] = raw;
        }

        if (score.Metadata?[FeedbackMetadata.Findings] is { } findings)
        {
            told[FeedbackMetadata.Findings] = findings.DeepClone();
        }

        return told;
    }

    /// <summary>
    /// Adds what parts cost, how their judges behaved, and what was found beside them, where their scores are not shown as feedback: each call is told once, and of findings of one name the first.
    /// </summary>
    /// <param name="metadata">The combinator's metadata.</param>
    /// <param name="parts">All scores of each part, not its main one alone: a jury tells what its jurors cost beside it.</param>
    public static void AddHidden(JsonObject metadata, IEnumerable<Score> parts)
    {
        foreach (var part in parts.Select(p => p.Metadata).OfType<JsonObject>())
        {
            JudgeCost.Add(metadata, part);
            JudgeReplies.Add(metadata, part);
            AddFindings(metadata, part);
        }
    }

    private static void AddFindings(JsonObject metadata, JsonObject part)
    {
        if (part[FeedbackMetadata.Findings] is not JsonObject { Count: > 0 } found)
        {
            return;
        }

        if (metadata[FeedbackMetadata.Findings] is not JsonObject findings)
        {
            metadata[FeedbackMetadata.Findings] = findings = [];
        }

        foreach (var (name, detail) in found)
        {
            findings.TryAdd(name, detail?.DeepClone());
        }
    }
}
