namespace EvalKit.Scoring;

/// <summary>What a percent sign means to <c>math_equivalence</c>.</summary>
public enum PercentSign
{
    /// <summary>One hundredth (the default): 50% equals 0.5 and 1/2, and not 50.</summary>
    Hundredth,

    /// <summary>Nothing, like a unit: 50% equals 50, and not 0.5.</summary>
    Ignored,
}
