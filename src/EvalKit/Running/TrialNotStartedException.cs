namespace EvalKit.Running;

/// <summary>A trial was not begun, because the run is being stopped or its budget is spent. The run can be resumed.</summary>
/// <param name="message">Why, and the next step.</param>
public sealed class TrialNotStartedException(string message) : Exception(message);
