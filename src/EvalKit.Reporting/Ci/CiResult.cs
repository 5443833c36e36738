namespace EvalKit.Reporting;

/// <summary>What CI output leaves to its caller. Immutable.</summary>
/// <param name="LogLines">Lines for the job's log, each as it must be printed: annotations and other commands to the CI system. Empty outside CI and where all is well.</param>
/// <param name="Faults">What could not be written, one sentence each. What a run found is not lost by it.</param>
public sealed record CiResult(IReadOnlyList<string> LogLines, IReadOnlyList<string> Faults);
