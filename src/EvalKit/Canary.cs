namespace EvalKit;

/// <summary>A judgement that was made again to see whether the judge still says the same. Immutable.</summary>
/// <param name="Feedback">The feedback's name.</param>
/// <param name="CaseId">The case.</param>
/// <param name="First">The value that counts.</param>
/// <param name="Again">The value of the second judgement.</param>
public sealed record Canary(string Feedback, string CaseId, FeedbackValue First, FeedbackValue Again)
{
    /// <summary>The second judgement as it was kept: what it cost is part of the run's cost.</summary>
    internal Feedback? Judgement { get; init; }
}
