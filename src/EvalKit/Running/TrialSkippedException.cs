namespace EvalKit.Running;

/// <summary>Thrown by an app that cannot run a case for a reason that is not its fault; the trial is skipped and the message is shown.</summary>
/// <param name="message">Why, and the next step.</param>
/// <param name="cause">What was thrown, whose type the trial's error keeps; null for nothing.</param>
public sealed class TrialSkippedException(string message, Exception? cause = null) : Exception(message, cause);
