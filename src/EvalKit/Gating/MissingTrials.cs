using System.Globalization;

namespace EvalKit.Gating;

/// <summary>
/// A run that lacks planned trials (it was cancelled, its process died, a trial was lost) knows too little to pass: what is missing is not in any column, so no
/// coverage would tell.
/// </summary>
internal static class MissingTrials
{
    /// <summary>The result as it is where the run is whole; else Invalid, unless one case alone makes it Fail.</summary>
    public static ConditionResult Settle(ConditionResult result, RunResults results) =>
        result.Reason is GateReason.CaseFailed or GateReason.AppBroke || Fault(results) is not { } fault
            ? result
            : result with { Verdict = Verdict.Invalid, Reason = GateReason.LowCoverage, Text = $"{fault}: {NextStep(results.Record)}" };

    /// <summary>What is missing, as the first half of a sentence; null where the run is whole.</summary>
    public static string? Fault(RunResults results)
    {
        var record = results.Record;
        var planned = record.SelectedCases * PlannedRepeats.Of(record, results.Rows.Select(r => r.Trial.Repeat));
        var there = Count(results);
        var count = string.Create(CultureInfo.InvariantCulture, $"{there} of {planned} planned trials are there");
        return record.State switch
        {
            RunState.Completed => there < planned ? $"only {count}" : null,
            RunState.Cancelled => $"the run was cancelled, {count}",
            RunState.Failed => $"the run failed, {count}",
            _ => $"the run has not ended or its process died, {count}",
        };
    }

    /// <summary>How many trials came to a result; one that was cancelled in flight is asked for again.</summary>
    public static int Count(RunResults results) => results.Rows.Count(r => r.Trial.Status is not (TrialStatus.Cancelled or TrialStatus.NotStarted));

    /// <summary>A spent budget cancels a run too, and where the gate line stands alone nothing else says so.</summary>
    private static string NextStep(RunRecord record) => record.State == RunState.Cancelled
        ? "repeat the command to go on, with a larger --budget-usd if the budget stopped it"
        : "run the suite again";
}
