namespace EvalKit.Testing;

/// <summary>How the test of a case or a gate ended. Immutable.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed or was skipped; null when it passed.</param>
/// <param name="Output">What a reader wants to know of it: scores and rationales, or the gate line.</param>
/// <param name="Exception">The exception of the test's body that made it fail; null otherwise.</param>
public sealed record TestResult(TestOutcome Outcome, string? Message, string Output, Exception? Exception = null)
{
    /// <summary>It passed.</summary>
    /// <param name="output">What a reader wants to know of it.</param>
    public static TestResult Passed(string output) => new(TestOutcome.Passed, null, output);

    /// <summary>It was skipped.</summary>
    /// <param name="reason">Why, and the next step.</param>
    /// <param name="output">What a reader wants to know of it.</param>
    public static TestResult Skipped(string reason, string output = "") => new(TestOutcome.Skipped, reason, output);

    /// <summary>It failed.</summary>
    /// <param name="message">Why, and the next step.</param>
    /// <param name="output">What a reader wants to know of it.</param>
    /// <param name="exception">The exception of the test's body, when that is the reason.</param>
    public static TestResult Failed(string message, string output = "", Exception? exception = null) => new(TestOutcome.Failed, message, output, exception);
}
