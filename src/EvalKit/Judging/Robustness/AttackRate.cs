using EvalKit.Statistics;

namespace EvalKit.Judging.Robustness;

/// <summary>A share of attempts, with Wilson's 95 % interval. Immutable.</summary>
/// <param name="Hits">How many of them did it.</param>
/// <param name="Count">How many there were.</param>
public sealed record AttackRate(int Hits, int Count)
{
    /// <summary>The share; null without attempts.</summary>
    public double? Share => Count == 0 ? null : (double)Hits / Count;

    /// <summary>Its interval; null without attempts.</summary>
    public Interval? Interval => ProportionIntervals.Wilson(Hits, Count);
}
