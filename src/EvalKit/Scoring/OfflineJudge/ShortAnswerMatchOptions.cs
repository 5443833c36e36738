namespace EvalKit.Scoring;

/// <summary>Options of <c>short_answer_match</c>.</summary>
public sealed record ShortAnswerMatchOptions : ScorerOptions
{
    /// <summary>The input that holds the question; null (the default) for <c>question</c> where the case has it, else all inputs together.</summary>
    public string? Question { get; init; }
}
