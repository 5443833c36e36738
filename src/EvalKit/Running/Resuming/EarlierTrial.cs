namespace EvalKit.Running.Resuming;

/// <summary>A trial that was paid for before, with what was said about it.</summary>
/// <param name="CaseHash">The case as it was then.</param>
/// <param name="Trial">The trial that counts for its case and repeat.</param>
/// <param name="Feedback">The feedback that counts, by name.</param>
internal sealed record EarlierTrial(string CaseHash, Trial Trial, IReadOnlyDictionary<string, Feedback> Feedback)
{
    /// <summary>Whether the trial is a result: the app answered or threw. A provider's failure, a time-out or a cancelled call says nothing about the app.</summary>
    public bool IsResult => IsResultOf(Trial);

    public static bool IsResultOf(Trial trial) => trial.Status == TrialStatus.Ok || trial.Error?.Kind == TrialErrorKind.App;
}
