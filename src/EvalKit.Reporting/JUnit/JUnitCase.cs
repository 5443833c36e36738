namespace EvalKit.Reporting.JUnit;

/// <summary>A test case of a JUnit file. Immutable.</summary>
/// <param name="Class">The group that it is shown in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Kind">What kind of failure it is; empty otherwise.</param>
/// <param name="Message">Why it failed or was skipped; empty otherwise.</param>
/// <param name="Output">What a reader wants to know beside it.</param>
/// <param name="Time">How long it took.</param>
internal sealed record JUnitCase(string Class, string Name, JUnitOutcome Outcome, string Kind, string Message, string Output, TimeSpan Time);
