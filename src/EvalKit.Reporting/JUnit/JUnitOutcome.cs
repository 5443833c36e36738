namespace EvalKit.Reporting.JUnit;

/// <summary>How a test case ended.</summary>
internal enum JUnitOutcome
{
    Passed,
    Skipped,
    Failed,
}
