namespace EvalKit.Xunit.Tests.Fixtures;

/// <summary>One test in a results file. The outcome of a skipped test is <c>NotExecuted</c>.</summary>
public sealed record TestEntry(string Name, string Id, string Outcome, string Message, string StdOut, DateTimeOffset Started, DateTimeOffset Ended)
{
    public const string Passed = "Passed";
    public const string Failed = "Failed";
    public const string Skipped = "NotExecuted";
}
