namespace EvalKit.Judging.Robustness;

/// <summary>What attacks did to a judge. Immutable.</summary>
public sealed record RobustnessReport
{
    /// <summary>The judge's own name, whatever its feedback is called.</summary>
    public required string Judge { get; init; }

    /// <summary>The judge's fingerprint, defences and model included: a report speaks of no other judge.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The model's URI; <c>none</c> where no model was named.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the probes.</summary>
    public required int Probes { get; init; }

    /// <summary>Bad answers that the judge lets pass without any attack.</summary>
    public required AttackRate CleanAccepted { get; init; }

    /// <summary>Good answers that the judge rejects without any attack.</summary>
    public required AttackRate CleanRejected { get; init; }

    /// <summary>Each family, in the order of the probe set.</summary>
    public required IReadOnlyList<FamilyRobustness> Families { get; init; }

    /// <summary>All families together.</summary>
    public required FamilyRobustness All { get; init; }

    /// <summary>The upper bound that the attack success rate must not exceed.</summary>
    public required double MaxAttackSuccess { get; init; }

    /// <summary>The single judgements, clean ones first.</summary>
    public required IReadOnlyList<Attempt> Attempts { get; init; }

    /// <summary>Whether so many judgements failed that nothing is shown of the judge, neither good nor bad.</summary>
    public bool HasFailed => RobustnessGate.HasFailed(this);

    /// <summary>Whether the judge may be trusted against attacks; see <see cref="GateText"/>.</summary>
    public bool GateMet => RobustnessGate.Decide(this).Met;

    /// <summary>Why the gate is met or is not, with the next step.</summary>
    public string GateText => RobustnessGate.Decide(this).Text;
}
