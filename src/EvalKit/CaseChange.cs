namespace EvalKit;

/// <summary>A case whose feedback differs between two runs. Immutable.</summary>
/// <param name="Id">The case.</param>
/// <param name="Feedback">The feedback's name.</param>
/// <param name="Baseline">The baseline's mean over repeats; null when it had none.</param>
/// <param name="Candidate">The candidate's mean over repeats; null when it has none.</param>
public sealed record CaseChange(string Id, string Feedback, double? Baseline, double? Candidate)
{
    /// <summary>The baseline's category; null for other types and when it had none.</summary>
    public string? BaselineLabel { get; init; }

    /// <summary>The candidate's category; null for other types and when it has none.</summary>
    public string? CandidateLabel { get; init; }
}
