using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Tells in a feedback's metadata where the passages are from that a judge was shown.</summary>
internal static class ContextOrigin
{
    /// <summary>The metadata's name. The values are <c>outputs.context</c>, <c>trace</c>, or the need that stood in, such as <c>expectations.expected_retrieved_context</c>.</summary>
    public const string Name = "context_from";

    public static void Add(JsonObject metadata, JudgeFile judge, ScoreArguments args)
    {
        if (judge.Prompt.Places(Needs.Context) && (RetrievedContext.OriginOf(args) ?? StandIn(judge, args)) is { } origin)
        {
            metadata[Name] = origin;
        }
    }

    /// <summary>The first alternative to the passages that the case has.</summary>
    private static string? StandIn(JudgeFile judge, ScoreArguments args) => judge.Needs
        .Select(n => n.Split('|', StringSplitOptions.TrimEntries))
        .FirstOrDefault(n => n.Contains(Needs.Context, StringComparer.Ordinal))?
        .FirstOrDefault(n => !CaseNeeds.IsMissing(n, args));
}
