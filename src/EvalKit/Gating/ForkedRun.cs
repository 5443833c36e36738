using System.Globalization;
using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>
/// A pull request from a fork gets no secrets, so neither a judge nor an app that is a model can be asked there, which is nobody's mistake: a gate that lacks nothing but recordings is then Inconclusive
/// instead of Invalid. Anywhere else a missing key is a fault to mend.
/// </summary>
internal static class ForkedRun
{
    /// <summary>The result as it is, or Inconclusive where only recordings are missing.</summary>
    public static ConditionResult Settle(ConditionResult result, MetricSeries series, RunResults results) =>
        results.Record.Environment.Fork == true
        && result is { Verdict: Verdict.Invalid, Reason: GateReason.LowCoverage or GateReason.NotScored }
        && series.LacksOnlyRecordings
        && MissingTrials.Fault(results) is null
            ? result with
            {
                Verdict = Verdict.Inconclusive,
                Reason = GateReason.NotRecorded,
                Text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{series.Missing} of {series.Cases.Count} answers are not judged: this pull request comes from a fork, which has no key, and they have no recording. A maintainer runs it on a branch of the repository with --replay auto, and commits the recordings"),
            }
            : result;
}
