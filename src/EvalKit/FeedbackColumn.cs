namespace EvalKit;

/// <summary>One feedback over all rows of <see cref="RunResults"/>. Immutable, safe to read from many threads.</summary>
/// <param name="Info">The feedback.</param>
/// <param name="Cells">One entry a row, in the rows' order; null where the row has no such feedback, which counts as unscored.</param>
public sealed record FeedbackColumn(FeedbackInfo Info, IReadOnlyList<Feedback?> Cells);
