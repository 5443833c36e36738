namespace EvalKit;

/// <summary>What a gate comes to where something has to be red or green: a test, an exit code, a line of a CI system.</summary>
public enum GateEnd
{
    /// <summary>Green.</summary>
    Passed,

    /// <summary>Neither: nothing was decided.</summary>
    Skipped,

    /// <summary>Red.</summary>
    Failed,
}
