namespace EvalKit.Scoring;

/// <summary>Which classes a metric of classes is of.</summary>
public enum ClassAverage
{
    /// <summary>The positive class.</summary>
    Positive,

    /// <summary>Every class that was said or is true, each with the same weight.</summary>
    Macro,
}
