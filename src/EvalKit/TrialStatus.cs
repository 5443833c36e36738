namespace EvalKit;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>The app answered.</summary>
    Ok,

    /// <summary>The app call failed; <see cref="TrialError.Kind"/> tells whether the app or its provider did.</summary>
    AppError,

    /// <summary>The app did not answer in time.</summary>
    Timeout,

    /// <summary>The trial was not run, for a reason that its error names (no recording and no key, say).</summary>
    Skipped,

    /// <summary>The run was cancelled while the app was answering.</summary>
    Cancelled,

    /// <summary>The run ended before the trial began.</summary>
    NotStarted,
}
