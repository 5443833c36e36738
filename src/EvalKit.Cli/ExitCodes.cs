using EvalKit.Gating;

namespace EvalKit.Cli;

/// <summary>The exit codes: a contract that scripts stand on.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Fail = 1;
    public const int Usage = 2;
    public const int Invalid = 3;
    public const int Inconclusive = 4;
    public const int Infrastructure = 5;
    public const int Cancelled = 130;

    /// <summary>The exit code of gates: that of the worst which is red.</summary>
    public static int Of(IEnumerable<GateResult> gates, bool strict) => gates.Where(g => Gates.End(g, strict) == GateEnd.Failed).Select(g => g.Verdict).DefaultIfEmpty(Verdict.Pass).Max() switch
    {
        Verdict.Fail => Fail,
        Verdict.Invalid => Invalid,
        Verdict.Inconclusive => Inconclusive,
        _ => Ok,
    };

    /// <summary>The exit code of runs that were made now: gates that are Invalid because a model never answered say nothing of the runs, but of what they stand on.</summary>
    public static int Of(IReadOnlyList<EvalRun> runs, bool strict) => Of(runs.SelectMany(r => r.Gates), strict) is var verdict && verdict == Invalid && runs.Any(r => Reachability.IsMissed(r.Results))
        ? Infrastructure
        : verdict;

    /// <summary>The exit code of a fault that is told in one message; null for an exception that is a bug of the tool.</summary>
    public static int? Of(Exception exception) => exception switch
    {
        EvalKitException fault => Of(fault.Kind),
        IOException or UnauthorizedAccessException => Infrastructure,
        _ => null,
    };

    public static int Of(FaultKind kind) => kind == FaultKind.Usage ? Usage : Infrastructure;
}
