namespace EvalKit.Scoring;

/// <summary>Options of <c>normalized_match</c>.</summary>
public sealed record NormalizedMatchOptions : ScorerOptions
{
    /// <summary>What is evened out in output and accepted answer.</summary>
    /// <value>Every part: case, accents, ASCII punctuation, articles and white space.</value>
    public TextNormalization Normalization { get; init; } = TextNormalization.Squad | TextNormalization.StripAccents;
}
