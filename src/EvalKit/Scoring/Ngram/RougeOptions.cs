namespace EvalKit.Scoring;

/// <summary>Options of <c>rouge_1</c>, <c>rouge_2</c>, <c>rouge_3</c>, <c>rouge_l</c> and <c>rouge_lsum</c>.</summary>
public sealed record RougeOptions : ScorerOptions
{
    /// <summary>Whether words of more than three letters are cut to their stems (Porter 1980). Default: false.</summary>
    public bool Stem { get; init; }
}
