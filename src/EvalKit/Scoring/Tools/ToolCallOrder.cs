namespace EvalKit.Scoring;

/// <summary>How the calls that were made stand to those that are expected.</summary>
public enum ToolCallOrder
{
    /// <summary>Exactly the expected calls, in any order.</summary>
    Unordered,

    /// <summary>Exactly the expected calls, in their order.</summary>
    Strict,

    /// <summary>Nothing but expected calls: some of them may be left out.</summary>
    Subset,

    /// <summary>All expected calls: others may be made beside them.</summary>
    Superset,
}
