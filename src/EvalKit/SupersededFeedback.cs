using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>Feedback that stands apart from what counts and is kept only because it was paid for.</summary>
internal static class SupersededFeedback
{
    /// <summary>Whether it is marked so. What a later feedback took the place of is not: the order of time tells of that.</summary>
    public static bool Is(Feedback feedback) => JudgeCost.Is(feedback.Metadata, FeedbackMetadata.Superseded);

    /// <summary>The feedback, marked.</summary>
    public static Feedback Marked(Feedback feedback)
    {
        var metadata = (JsonObject?)feedback.Metadata?.DeepClone() ?? [];
        metadata[FeedbackMetadata.Superseded] = true;
        return feedback with { Metadata = metadata };
    }

    /// <summary>Whether there is a cost to keep.</summary>
    public static bool IsPaid(Feedback feedback) => JudgeCost.Of(feedback) != default;
}
