namespace EvalKit.Scoring;

/// <summary>Options of <c>chrf</c> and <c>chrf_pp</c>, and of <c>corpus_chrf</c> and <c>corpus_chrf_pp</c>; the defaults are sacreBLEU's.</summary>
public sealed record ChrfOptions : ScorerOptions
{
    /// <summary>The longest character n-grams that are counted, from 1 to 20. Default: 6.</summary>
    public int CharacterOrder { get; init; } = 6;

    /// <summary>How much more recall weighs than precision, from 1 to 10. Default: 2.</summary>
    public int Beta { get; init; } = 2;

    /// <summary>Whether upper and lower case are the same. Default: false.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Whether white space is part of character n-grams. Default: false.</summary>
    public bool KeepWhiteSpace { get; init; }

    /// <summary>Whether each length has its own F, and lengths that one side is too short for count as nearly 0. Default: false, such lengths are left out.</summary>
    public bool EpsilonSmoothing { get; init; }
}
