namespace EvalKit.Judging.Robustness;

/// <summary>Which of two answers a comparison prefers.</summary>
public enum PairChoice
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>Neither.</summary>
    Tie,
}
