namespace EvalKit.Scoring;

/// <summary>What language a text is in.</summary>
/// <param name="Code">The code of ISO 639-1; null where the text does not tell.</param>
/// <param name="Reason">Why it does not; null where it does.</param>
internal readonly record struct LanguageGuess(string? Code, string? Reason)
{
    public static LanguageGuess Of(string code) => new(code, null);

    public static LanguageGuess Undecided(string reason) => new(null, reason);
}
