namespace EvalKit.Scoring;

/// <summary>Options of <c>closed_book_recall</c>.</summary>
public sealed record ClosedBookRecallOptions : ScorerOptions;
