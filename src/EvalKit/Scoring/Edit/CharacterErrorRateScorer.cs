namespace EvalKit.Scoring;

/// <summary>Names <c>character_error_rate</c>.</summary>
internal static class CharacterErrorRateScorer
{
    public const string Name = "character_error_rate";

    public static IScorer Create(ErrorRateOptions options) => new ErrorRateScorer(Name, ErrorRate.OfCharacters(options), options);
}
