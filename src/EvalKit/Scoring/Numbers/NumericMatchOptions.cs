namespace EvalKit.Scoring;

/// <summary>Options of <c>numeric_match</c>. With both tolerances one of them is enough.</summary>
public sealed record NumericMatchOptions : ScorerOptions
{
    /// <summary>How far the numbers may be apart; 0 (the default) for not at all.</summary>
    public double AbsoluteTolerance { get; init; }

    /// <summary>How far they may be apart as a share of the expected number (0.01 is 1 %); 0 (the default) for not at all.</summary>
    public double RelativeTolerance { get; init; }

    internal NumericMatchOptions Checked(string scorer)
    {
        Check(scorer, "absolute_tolerance", AbsoluteTolerance);
        Check(scorer, "relative_tolerance", RelativeTolerance);
        return this;
    }

    private static void Check(string scorer, string option, double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option '{option}': expected a number from 0, found {value}."));
        }
    }
}
