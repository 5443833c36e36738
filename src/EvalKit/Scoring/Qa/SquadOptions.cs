namespace EvalKit.Scoring;

/// <summary>Options of <c>squad_exact_match</c> and <c>squad_f1</c>.</summary>
public sealed record SquadOptions : ScorerOptions
{
    /// <summary>The evaluation script of SQuAD that is followed.</summary>
    /// <value>1.1 (the default) or 2. They differ for <c>squad_f1</c> where a side normalises to nothing: 1.1 says 0, 2 says 1 if both do.</value>
    public decimal Version { get; init; } = FirstVersion;

    internal const decimal FirstVersion = 1.1m;
    internal const decimal SecondVersion = 2m;

    internal SquadOptions Checked(string scorer) => Version is FirstVersion or SecondVersion
        ? this
        : throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option 'version': expected 1.1 or 2, found {Version}."));
}
