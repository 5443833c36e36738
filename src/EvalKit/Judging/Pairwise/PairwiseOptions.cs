using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Options of <c>pairwise</c>.</summary>
public sealed record PairwiseOptions : ScorerOptions
{
    /// <summary>
    /// The output that each answer is held against, as a field path: <c>columns.old_answer</c>, <c>expectations.expected_response</c>, <c>inputs.draft</c>; of a list, its first entry. Null (the default)
    /// for what the baseline's run answered, which needs that run in the store: a baseline file keeps no outputs.
    /// </summary>
    public string? Against { get; init; }
}
