namespace EvalKit.Statistics;

/// <summary>What a test holds against its null hypothesis.</summary>
public enum Alternative
{
    /// <summary>The quantity differs from the hypothesised value.</summary>
    TwoSided,

    /// <summary>The quantity is greater than the hypothesised value.</summary>
    Greater,

    /// <summary>The quantity is less than the hypothesised value.</summary>
    Less,
}
