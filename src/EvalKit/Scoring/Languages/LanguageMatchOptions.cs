namespace EvalKit.Scoring;

/// <summary>Options of <c>language_match</c>. Without <see cref="Languages"/> and <see cref="LanguageFrom"/> the answer is to be in the language of the question.</summary>
public sealed record LanguageMatchOptions : ScorerOptions
{
    /// <summary>The languages that are right, as codes of ISO 639-1 such as <c>de</c>; a region (<c>pt-BR</c>) counts for nothing. Default: none.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The field of the case that holds the code, such as <c>columns.language</c> or <c>inputs.locale</c>; null for none.</summary>
    public string? LanguageFrom { get; init; }

    /// <summary>The input that holds the question; null (the default) for <c>question</c> where the case has it, else all inputs together.</summary>
    public string? Question { get; init; }
}
