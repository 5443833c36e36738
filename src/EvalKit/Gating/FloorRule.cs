using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>Decides a floor or ceiling condition (docs/gates.md).</summary>
internal static class FloorRule
{
    /// <summary>Decides on the interval: it must lie on one side as a whole. Without an interval nothing is decided.</summary>
    /// <param name="interval">The metric's interval.</param>
    /// <param name="bound">The floor or ceiling; a value on it is on the right side.</param>
    /// <param name="isCeiling">Whether the metric may be at most the bound, instead of at least.</param>
    public static Decision Decide(Interval? interval, double bound, bool isCeiling)
    {
        if (interval is null)
        {
            return new Decision(Verdict.Inconclusive, GateReason.FloorUncertain);
        }

        var (worst, best) = isCeiling ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        var limit = isCeiling ? -bound : bound;
        return worst >= limit ? new Decision(Verdict.Pass, GateReason.Ok)
            : best < limit ? new Decision(Verdict.Fail, GateReason.BelowFloor)
            : new Decision(Verdict.Inconclusive, GateReason.FloorUncertain);
    }

    /// <summary>Decides on the point.</summary>
    /// <param name="value">The metric's value.</param>
    /// <param name="bound">The floor or ceiling; a value on it is on the right side.</param>
    /// <param name="isCeiling">Whether the metric may be at most the bound, instead of at least.</param>
    public static Decision Decide(double value, double bound, bool isCeiling) => (isCeiling ? value <= bound : value >= bound)
        ? new Decision(Verdict.Pass, GateReason.Ok)
        : new Decision(Verdict.Fail, GateReason.BelowFloor);
}
