namespace EvalKit.Scoring;

/// <summary>What counts as a word of <c>meteor</c>.</summary>
public enum MeteorWords
{
    /// <summary>Runs of letters, digits and underscores, and each other character that is not white space by itself (Python's <c>\w+|[^\w\s]</c>).</summary>
    Words,

    /// <summary>What stands between white space: for text that is tokenised already, and for equality with NLTK on <c>text.split()</c>.</summary>
    WhiteSpace,
}
