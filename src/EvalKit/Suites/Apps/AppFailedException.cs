namespace EvalKit.Suites.Apps;

/// <summary>The app outside the process ran and failed: a result of the evaluation, not a fault of EvalKit.</summary>
internal sealed class AppFailedException(string message) : Exception(message);
