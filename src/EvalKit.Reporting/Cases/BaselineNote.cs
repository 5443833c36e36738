namespace EvalKit.Reporting.Cases;

/// <summary>Why no output of the baseline stands beside the output of a case.</summary>
internal static class BaselineNote
{
    public static string Of(ReportCase reportCase, EvalRun run) => reportCase switch
    {
        _ when run.Baseline is null => "no baseline",
        { Movement: CaseMovement.Edited } => "the case was edited since the baseline",
        { Baseline: null } => "the baseline has no such case",
        { DifferentText: false } => "same output as the candidate",
        _ => "baseline output not kept",
    };
}
