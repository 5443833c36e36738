namespace EvalKit.Scoring;

/// <summary>Names <c>word_error_rate</c>.</summary>
internal static class WordErrorRateScorer
{
    public const string Name = "word_error_rate";

    public static IScorer Create(ErrorRateOptions options) => new ErrorRateScorer(Name, ErrorRate.OfWords(options), options);
}
