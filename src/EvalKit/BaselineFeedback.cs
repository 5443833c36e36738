namespace EvalKit;

/// <summary>What a baseline keeps of one feedback of one case: a mean over repeats, or an error. Immutable.</summary>
/// <param name="Value">The mean over repeats (1 and 0 for bools), or the label of a category; null for an error.</param>
/// <param name="SourceId">The fingerprint of the scorer, or the rater; null for an error.</param>
/// <param name="Error">The kind of the error in snake_case; null for a value.</param>
public sealed record BaselineFeedback(FeedbackValue? Value, string? SourceId, string? Error)
{
    /// <summary>Share of the repeats that pass; null when it equals the value (as for a bool) or when the scorer knows no pass rule.</summary>
    public double? PassShare { get; init; }
}
