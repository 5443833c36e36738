using System.Globalization;

namespace EvalKit.Gating;

/// <summary>
/// A run of only some of the dataset's cases decides no gate: the cases were chosen, so they speak neither for the others nor against the baseline. What one case alone
/// refutes, it refutes in a part too.
/// </summary>
internal static class PartialRun
{
    /// <summary>The result as it is where the run has all cases, or where one case alone makes it Fail; else Inconclusive, with its numbers.</summary>
    public static ConditionResult Settle(ConditionResult result, RunRecord record) => !record.Partial || result.Reason is GateReason.CaseFailed or GateReason.AppBroke
        ? result
        : result with
        {
            Verdict = Verdict.Inconclusive,
            Reason = GateReason.PartialRun,
            Text = string.Create(CultureInfo.InvariantCulture, $"{record.SelectedCases} of {record.TotalCases} cases ran, and a gate is decided on all of them"),
        };
}
