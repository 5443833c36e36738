namespace EvalKit.Reporting.Cases;

/// <summary>How a case stands against the baseline.</summary>
internal enum CaseMovement
{
    /// <summary>There is no baseline.</summary>
    NotCompared,

    /// <summary>At least one feedback is worse.</summary>
    Regressed,

    /// <summary>A label changed, or a value came or went: neither better nor worse.</summary>
    Changed,

    /// <summary>At least one feedback is better and none is worse.</summary>
    Improved,

    /// <summary>Nothing changed.</summary>
    Same,

    /// <summary>The baseline has no such case.</summary>
    New,

    /// <summary>The baseline's case of that id has other inputs or expectations.</summary>
    Edited,
}
