namespace EvalKit.Scoring;

/// <summary>What BLEU does where no n-gram of a length matches, which would make the whole score 0 (Chen and Cherry 2014).</summary>
public enum BleuSmoothing
{
    /// <summary>Each further length without a match counts half as much as the one before (NIST; the default).</summary>
    Exp,

    /// <summary>A length without a match counts as a small number of matches.</summary>
    Floor,

    /// <summary>A number is added to matches and totals of all lengths from 2.</summary>
    AddK,

    /// <summary>Nothing: the score is 0.</summary>
    None,
}
