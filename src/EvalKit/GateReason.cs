namespace EvalKit;

/// <summary>Why a condition has its verdict.</summary>
public enum GateReason
{
    /// <summary>The condition holds.</summary>
    Ok,

    /// <summary>No paired value changed.</summary>
    NothingChanged,

    /// <summary>A significant drop inside the margin: Pass, with a note.</summary>
    SmallDrop,

    /// <summary>There is no baseline, so the drop was left out.</summary>
    NoBaseline,

    /// <summary>The interval holds both sides of the floor.</summary>
    FloorUncertain,

    /// <summary>No drop was seen, but one as large as the margin could have been missed.</summary>
    NoDropSeen,

    /// <summary>A drop was seen, but noise could have made it.</summary>
    PossibleDrop,

    /// <summary>The whole interval lies on the wrong side of the floor.</summary>
    BelowFloor,

    /// <summary>The metric fell by the margin or more, beyond noise.</summary>
    Regressed,

    /// <summary>A case that must pass does not.</summary>
    CaseFailed,

    /// <summary>The app throws where it answered before.</summary>
    AppBroke,

    /// <summary>Unscored cases could change the verdict, or are more than the limit.</summary>
    LowCoverage,

    /// <summary>The judge is not the one that judged the baseline.</summary>
    JudgeChanged,

    /// <summary>The judge missed its controls.</summary>
    JudgeFailedControls,

    /// <summary>Too few cases pair with the baseline.</summary>
    DatasetChanged,

    /// <summary>No case was scored.</summary>
    NotScored,

    /// <summary>A pull request from a fork has no key, and its answers have no recording: nobody could be asked.</summary>
    NotRecorded,

    /// <summary>The judge forgets its nonce, changes its mind with the order of answers, or gives way to attacks.</summary>
    JudgeUnsafe,

    /// <summary>Only some of the dataset's cases were selected, and a gate is decided on all of them.</summary>
    PartialRun,
}
