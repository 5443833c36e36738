using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>What <c>jury</c> and <c>self_consistency</c> take.</summary>
public abstract record VoteOptions : ScorerOptions
{
    /// <summary>Half of a side is cut by it of five judgements: one at each end.</summary>
    private protected const double DefaultTrim = 0.2;

    /// <summary>How judgements become one. Default: majority for bools and categories, mean for numbers.</summary>
    public VoteRule? Vote { get; init; }

    /// <summary>How many judgements must be there: one that is an error abstains. Below it the whole is an error. Default: more than half.</summary>
    public int? Quorum { get; init; }

    /// <summary>What a tie of a majority is: a label, or <c>yes</c> or <c>no</c>. Null (the default) for an error.</summary>
    public string? Tie { get; init; }

    /// <summary>The share that a trimmed mean cuts from each end, from 0 to below 0.5; the number of values is rounded down. Default: 0.2.</summary>
    public double Trim { get; init; } = DefaultTrim;

    /// <summary>The number from which a mean or median passes (up to which, where lower is better); null (the default) for no pass rule.</summary>
    public double? PassAt { get; init; }
}
