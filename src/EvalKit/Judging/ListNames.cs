using System.Text.RegularExpressions;
using EvalKit.Prompts;

namespace EvalKit.Judging;

/// <summary>
/// What the lists of a judge's reply may be called. A list stands in the reply beside the verdict and in the feedback's metadata beside what EvalKit tells there: under a name of those it would take the
/// place of a cost or a finding.
/// </summary>
internal static partial class ListNames
{
    private static readonly HashSet<string> Taken =
    [
        "verdict", "reason", PromptNonce.Member,
        "model", "prompt_hash", "preview", "raw", "usage", "retries", "not_sent", "cache_fault", "reasked", "counterfactual", "scorer", "votes", "stages",
        "cost_usd", "cost_unknown", "model_calls", JudgeCost.ReplayedName, JudgeCost.CachedName, JudgeReplies.MetadataName,
        FeedbackMetadata.ReusedFrom, FeedbackMetadata.ServedModel, FeedbackMetadata.TraceId, FeedbackMetadata.Canary, FeedbackMetadata.Superseded, FeedbackMetadata.Findings,
        FeedbackMetadata.RecordingFault, FeedbackMetadata.Turns, FeedbackMetadata.Flipped, EqualAnswer.Mark, ContextOrigin.Name,
        TraceMetadata.From, TraceMetadata.View, TraceMetadata.Read,
    ];

    /// <summary>What a list may be called, for messages.</summary>
    public const string Expected = "expected lower-case letters, digits and _, and no name that the reply or its metadata have already, such as verdict, reason, raw or findings";

    /// <summary>Whether a list may be called so.</summary>
    public static bool IsFree(string name) => Name().IsMatch(name) && !Taken.Contains(name);

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
