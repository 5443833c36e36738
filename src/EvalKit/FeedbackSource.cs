namespace EvalKit;

/// <summary>Who made a feedback.</summary>
/// <param name="Kind">Code, an LLM judge or a human.</param>
/// <param name="Id">The scorer's or judge's fingerprint, or the rater.</param>
public sealed record FeedbackSource(SourceKind Kind, string Id);
