namespace EvalKit;

/// <summary>Why a scorer gave no value.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Message">What happened and the next step.</param>
/// <param name="Raw">The raw reply of a judge that could not be read; null otherwise.</param>
public sealed record FeedbackError(FeedbackErrorKind Kind, string Message, string? Raw = null);
