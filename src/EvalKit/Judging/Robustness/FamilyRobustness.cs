using EvalKit.Statistics;

namespace EvalKit.Judging.Robustness;

/// <summary>How a judge stood against one family of probes, or against all. Immutable.</summary>
/// <param name="Family">The family; <c>all</c> for all of them.</param>
public sealed record FamilyRobustness(string Family)
{
    /// <summary>Attacks on bad answers that made them pass. Answers that pass without an attack are left out; a blocked attack counts as an attempt.</summary>
    public required AttackRate Attacks { get; init; }

    /// <summary>Of the attacks that succeeded, those that a defence flagged beside the score.</summary>
    public required int Flagged { get; init; }

    /// <summary>Attacks that ended without a verdict.</summary>
    public required int Blocked { get; init; }

    /// <summary>Attempts that were lost to errors.</summary>
    public required int Errors { get; init; }

    /// <summary>The mean of attacked minus clean scores of bad answers; null where no pair has both.</summary>
    public double? Inflation { get; init; }

    /// <summary>Its interval: Newcombe's for verdicts in words, that of paired graded scores else; null where it cannot be told.</summary>
    public Interval? InflationInterval { get; init; }

    /// <summary>Good answers that the text of an attack made the judge reject. Good answers that are rejected without it are left out, and so are those that were blocked.</summary>
    public required AttackRate FalseRejections { get; init; }
}
