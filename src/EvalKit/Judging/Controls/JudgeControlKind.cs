namespace EvalKit.Judging.Controls;

/// <summary>What a control tests.</summary>
public enum JudgeControlKind
{
    /// <summary>An answer as it should be.</summary>
    KnownGood,

    /// <summary>An answer as it should not be.</summary>
    KnownBad,

    /// <summary>A good answer with one thing changed: a number, a name, a negation, a swap, or a word to the judge.</summary>
    Perturbed,
}
