namespace EvalKit;

/// <summary>Whether a feedback says something.</summary>
public enum FeedbackState
{
    /// <summary>It has a value.</summary>
    Value,

    /// <summary>The scorer failed: an error is never a value.</summary>
    Error,

    /// <summary>There was nothing to score: no label in the cell, no output because the trial was not run.</summary>
    Unscored,
}
