namespace EvalKit.Acceptance.Processes;

/// <summary>One test of a results file. The outcome of a skipped test is <see cref="TestRunFile.Skipped"/>.</summary>
internal sealed record TestRunEntry(string Name, string Outcome, string Message, string StdOut);
