namespace EvalKit.Testing;

/// <summary>How a test ended, in the words that every test framework shares.</summary>
public enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It could not say anything, for a reason that is told.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,
}
