namespace EvalKit.Scoring;

/// <summary>Options of <c>jaro_winkler</c>.</summary>
public sealed record JaroWinklerOptions : TextMatchOptions
{
    /// <summary>By how much of its distance to 1 the similarity grows for each symbol of the common beginning, in [0, 0.25].</summary>
    /// <value>0.1, Winkler's.</value>
    public double PrefixWeight { get; init; } = 0.1;

    /// <summary>How many symbols of the common beginning count at most, from 0.</summary>
    /// <value>Null (the default) for all of them, as python-Levenshtein has it; Winkler 1990 and most other programs take 4.</value>
    public int? LongestPrefix { get; init; }

    internal void Check()
    {
        if (!(PrefixWeight >= 0 && PrefixWeight <= 0.25))
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{JaroScorer.WinklerName}', option 'prefix_weight': expected a number from 0 to 0.25, found {PrefixWeight}."));
        }

        if (LongestPrefix < 0)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{JaroScorer.WinklerName}', option 'longest_prefix': expected a whole number from 0, found {LongestPrefix}."));
        }
    }
}
