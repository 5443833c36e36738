using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>
/// Decides a drop condition (docs/gates.md). All numbers are turned so that negative is worse. The published operating characteristics
/// enumerate this same code.
/// </summary>
internal static class DropRule
{
    /// <summary>The error level of a claim that stands alone.</summary>
    public const double Alpha = 0.05;

    /// <summary>The two-sided error level of the Pass claim: the lower bound of the two-sided 90 % interval is the one-sided 95 % lower bound.</summary>
    public const double PassAlpha = 0.10;

    /// <summary>A drop of exactly the margin counts as the margin, whatever the last bit of a double says.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Decides pass/fail pairs.</summary>
    /// <param name="counts">The four cells.</param>
    /// <param name="margin">The margin, a share.</param>
    /// <param name="alpha">Two-sided error level of the Fail claim.</param>
    /// <param name="passAlpha">Two-sided error level of the Pass claim.</param>
    public static Decision Decide(PairedCounts counts, double margin, double alpha = Alpha, double passAlpha = PassAlpha) =>
        Decide(counts.Difference ?? 0, counts.Discordant, margin, level => PairedIntervals.PassFail(counts, level), alpha, passAlpha);

    /// <summary>Decides any pairs.</summary>
    /// <param name="difference">Candidate minus baseline.</param>
    /// <param name="changed">Pairs whose value changed.</param>
    /// <param name="margin">The margin, from 0.</param>
    /// <param name="interval">The interval of the difference at a two-sided level; null where there is none.</param>
    /// <param name="alpha">Two-sided error level of the Fail claim.</param>
    /// <param name="passAlpha">Two-sided error level of the Pass claim.</param>
    public static Decision Decide(double difference, int changed, double margin, Func<double, Interval?> interval, double alpha = Alpha, double passAlpha = PassAlpha)
    {
        if (changed == 0)
        {
            return new Decision(Verdict.Pass, GateReason.NothingChanged);
        }

        if (difference <= -margin + Rounding && interval(1 - alpha) is { High: < 0 })
        {
            return new Decision(Verdict.Fail, GateReason.Regressed);
        }

        if (interval(1 - passAlpha) is { } bounds && bounds.Low > -margin)
        {
            return new Decision(Verdict.Pass, interval(1 - alpha) is { High: < 0 } ? GateReason.SmallDrop : GateReason.Ok);
        }

        return new Decision(Verdict.Inconclusive, difference < 0 ? GateReason.PossibleDrop : GateReason.NoDropSeen);
    }
}
