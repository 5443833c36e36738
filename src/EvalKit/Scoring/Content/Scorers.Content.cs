namespace EvalKit.Scoring;

/// <content>Scorers of what an answer says, whatever was asked: they need no accepted answer.</content>
public static partial class Scorers
{
    /// <summary>
    /// How easily an English text is read: Flesch's reading ease (about 0 to 100, higher is easier), <c>.grade</c> (Kincaid), <c>.words_per_sentence</c> and
    /// <c>.syllables_per_word</c>. Unscored without words and where most letters are not a–z. Sources: Flesch 1948; Kincaid et al. 1975.
    /// </summary>
    /// <param name="options">What passes; null for no rule.</param>
    public static IScorer Readability(ReadabilityOptions? options = null) => new ReadabilityScorer(options ?? new());

    /// <summary>Does the output hold personal data, such as e-mail addresses and card numbers? A bool, of which false passes, and a count for each kind.</summary>
    /// <param name="options">The kinds, and what is allowed; null for all and nothing.</param>
    public static IScorer PiiDetection(PiiOptions? options = null) => new PiiScorer(options ?? new());

    /// <summary>Does the output say a word of a list? A bool, of which false passes.</summary>
    /// <param name="options">The list; null for the English one that comes with the scorer.</param>
    public static IScorer ProfanityList(ProfanityListOptions? options = null) => new ProfanityListScorer(options ?? new());

    /// <summary>
    /// Is the output in the language that is wanted, or in that of the question? A bool; unscored where a text is too short or of no known language.
    /// </summary>
    /// <param name="options">The languages, or where the case names one; null for that of the question.</param>
    public static IScorer LanguageMatch(LanguageMatchOptions? options = null) => new LanguageMatchScorer(options ?? new());
}
