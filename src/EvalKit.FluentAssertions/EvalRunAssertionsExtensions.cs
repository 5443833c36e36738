namespace EvalKit.FluentAssertions;

/// <summary>The entry to assertions on runs.</summary>
public static class EvalRunAssertionsExtensions
{
    /// <summary>Asserts on a run.</summary>
    /// <param name="run">The run.</param>
    public static EvalRunAssertions Should(this EvalRun? run) => new(run);
}
