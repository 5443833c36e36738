namespace EvalKit.Scoring;

/// <summary>How a scorer that compares texts evens them out first.</summary>
public abstract record TextMatchOptions : ScorerOptions
{
    /// <summary>Whether upper and lower case are the same; short for <see cref="TextNormalization.LowerCase"/>. Default: false.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>What is evened out in output and expected text. Default: nothing.</summary>
    public TextNormalization Normalization { get; init; }

    internal TextNormalization Parts => Normalization | (IgnoreCase ? TextNormalization.LowerCase : TextNormalization.None);
}
