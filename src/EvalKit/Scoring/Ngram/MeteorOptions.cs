namespace EvalKit.Scoring;

/// <summary>Options of <c>meteor</c>; the defaults of the numbers are those of Lavie and Agarwal 2007 and of NLTK.</summary>
public sealed record MeteorOptions : ScorerOptions
{
    /// <summary>What counts as a word. Default: <see cref="MeteorWords.Words"/>.</summary>
    public MeteorWords Tokenize { get; init; }

    /// <summary>How much recall weighs against precision in their mean, from 0 (recall not at all) to 1 (recall alone). Default: 0.9.</summary>
    public double Alpha { get; init; } = 0.9;

    /// <summary>The power to which the share of chunks is raised, from 0. Default: 3.</summary>
    public double Beta { get; init; } = 3;

    /// <summary>The most that another order of words can cost, from 0 to 1. Default: 0.5.</summary>
    public double Gamma { get; init; } = 0.5;
}
