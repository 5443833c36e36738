namespace EvalKit;

/// <summary>The runs of variants side by side, of one suite in one session. Immutable.</summary>
/// <param name="Variants">The runs in order, at least one; the first is the reference.</param>
public sealed record VariantRuns(IReadOnlyList<VariantRun> Variants)
{
    /// <summary>The run that the others are paired with.</summary>
    public VariantRun Reference => Variants[0];

    /// <summary>The session that all belong to.</summary>
    public string SessionId => Reference.Run.Results.Record.SessionId;

    /// <summary>The worst of the runs' verdicts.</summary>
    public Verdict Verdict => Variants.Max(v => v.Run.Verdict);
}
