namespace EvalKit.Scoring;

/// <summary>Whether a part's main feedback passes, where that can be told.</summary>
/// <param name="Part">The part's name.</param>
/// <param name="Score">Its main score.</param>
internal readonly record struct PartVerdict(string Part, Score Score)
{
    /// <summary>Whether it passes; null where the part said nothing, or knows no pass rule.</summary>
    public bool? Passed => Score.Value is null ? null : Score.Passed;

    /// <summary>Whether the part had nothing to score.</summary>
    public bool IsUnscored => Score is { Value: null, Error: null };

    /// <summary>Why it cannot be told, as an error; null where it can, or where there was nothing to score.</summary>
    public FeedbackError? Fault => Score.Error is { } error ? error with { Message = $"{Part}: {error.Message}" }
        : Score is { Value: not null, Passed: null } ? new FeedbackError(FeedbackErrorKind.ScorerFailed, $"{Part} has a value and no rule that says whether it passes: put a threshold around it.")
        : null;
}
