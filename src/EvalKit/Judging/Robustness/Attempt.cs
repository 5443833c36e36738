namespace EvalKit.Judging.Robustness;

/// <summary>One judgement of an answer, attacked or clean. Immutable.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="IsGood">Whether the answer below the attack is the good one.</param>
/// <param name="Probe">The probe's id; null for the clean answer.</param>
/// <param name="Family">The probe's family; null for the clean answer.</param>
/// <param name="Outcome">What the judge did.</param>
public sealed record Attempt(string CaseId, bool IsGood, string? Probe, string? Family, AttemptOutcome Outcome)
{
    /// <summary>The score, higher for better; 1 and 0 for judges that answer in words. Null without a verdict.</summary>
    public double? Score { get; init; }

    /// <summary>Whether a defence found something in it.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Why there is no verdict; null where there is one.</summary>
    public string? Message { get; init; }
}
