namespace EvalKit.Scoring;

/// <summary>What bounds the work over one expression: an answer comes from a model and may be anything. What is beyond is refused, not guessed.</summary>
internal static class AlgebraLimits
{
    /// <summary>Characters of an expression.</summary>
    public const int LongestText = 2_000;

    /// <summary>How deep brackets may lie in each other.</summary>
    public const int Deepest = 40;

    /// <summary>Bits of a numerator or denominator: 1 233 digits.</summary>
    public const int MostBits = 4_096;

    /// <summary>Terms of an expanded polynomial.</summary>
    public const int MostTerms = 1_000;

    /// <summary>The highest exponent that is written, and the highest degree of an expanded polynomial.</summary>
    public const int HighestDegree = 1_000;

    /// <summary>Products of two terms, over both expressions of a comparison: less than a second.</summary>
    public const int MostProducts = 100_000;

    /// <summary>Words at the end of a text in which an expression is looked for.</summary>
    public const int MostWords = 2_000;
}
