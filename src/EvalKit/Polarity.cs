namespace EvalKit;

/// <summary>Which direction of a feedback is good.</summary>
public enum Polarity
{
    /// <summary>Higher is better, as for accuracy.</summary>
    HigherIsBetter,

    /// <summary>Lower is better, as for latency.</summary>
    LowerIsBetter,
}
