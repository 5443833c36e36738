namespace EvalKit.Scoring;

public static partial class Scorers
{
    /// <summary>Is the output equal to an accepted answer once case, accents, punctuation, articles and white space are evened out? A bool.</summary>
    /// <param name="options">Which of these; null for all.</param>
    public static IScorer NormalizedMatch(NormalizedMatchOptions? options = null) => new NormalizedMatchScorer(options ?? new());

    /// <summary>Does the output contain one of several texts, or an accepted answer? A bool.</summary>
    /// <param name="options">The texts and normalisation; null for the accepted answers.</param>
    public static IScorer ContainsAny(ManyTextsOptions? options = null) => ContainsManyScorer.Any(options ?? new());

    /// <summary>Does the output contain each of several texts, or every accepted answer? A bool.</summary>
    /// <param name="options">The texts and normalisation; null for the accepted answers.</param>
    public static IScorer ContainsAll(ManyTextsOptions? options = null) => ContainsManyScorer.All(options ?? new());

    /// <summary>Does the output begin with a text, or with an accepted answer? A bool.</summary>
    /// <param name="options">The text and normalisation; null for the accepted answers.</param>
    public static IScorer StartsWith(EdgeTextOptions? options = null) => EdgeScorer.Start(options ?? new());

    /// <summary>Does the output end with a text, or with an accepted answer? A bool.</summary>
    /// <param name="options">The text and normalisation; null for the accepted answers.</param>
    public static IScorer EndsWith(EdgeTextOptions? options = null) => EdgeScorer.End(options ?? new());

    /// <summary>Does the output decline to answer, in English? A bool; lower is better unless the options say that a refusal is wanted.</summary>
    /// <param name="options">Whether it is wanted, and further phrases; null for the defaults.</param>
    public static IScorer Refusal(RefusalOptions? options = null) => new RefusalScorer(options ?? new());

    /// <summary>Does the output choose the letter of an accepted answer? A bool; an output without a choice is wrong.</summary>
    /// <param name="options">The letters; null for A to E.</param>
    public static IScorer MultipleChoice(MultipleChoiceOptions? options = null) => new MultipleChoiceScorer(options ?? new());
}
