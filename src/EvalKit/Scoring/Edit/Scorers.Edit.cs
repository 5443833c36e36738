namespace EvalKit.Scoring;

public static partial class Scorers
{
    /// <summary>1 less the edit distance of output and accepted answer over the longer length, in code points; a number in [0, 1]. Source: Levenshtein 1966.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer Levenshtein(EditSimilarityOptions? options = null) => LevenshteinScorer.Create(options ?? new());

    /// <summary>As <see cref="Levenshtein"/>, with an exchange of neighbours as one edit; a number in [0, 1]. Source: Damerau 1964; Lowrance and Wagner 1975.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer DamerauLevenshtein(EditSimilarityOptions? options = null) => DamerauLevenshteinScorer.Create(options ?? new());

    /// <summary>The share of places at which output and accepted answer agree; a number in [0, 1]. Source: Hamming 1950.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer Hamming(EditSimilarityOptions? options = null) => HammingScorer.Create(options ?? new());

    /// <summary>Jaro's similarity; a number in [0, 1]. Source: Jaro 1989.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer Jaro(EditSimilarityOptions? options = null) => JaroScorer.Create(options ?? new());

    /// <summary>Jaro's similarity with Winkler's addition for a common beginning; a number in [0, 1]. Source: Winkler 1990.</summary>
    /// <param name="options">Weight and length of the beginning, and normalisation; null for the defaults.</param>
    public static IScorer JaroWinkler(JaroWinklerOptions? options = null) => JaroScorer.CreateWinkler(options ?? new());

    /// <summary>Word errors per word of the accepted answer; from 0, can exceed 1, lower is better. Equal to jiwer.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer WordErrorRate(ErrorRateOptions? options = null) => WordErrorRateScorer.Create(options ?? new());

    /// <summary>Character errors per character of the accepted answer; from 0, can exceed 1, lower is better. Equal to jiwer.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer CharacterErrorRate(ErrorRateOptions? options = null) => CharacterErrorRateScorer.Create(options ?? new());

    /// <summary>Word errors over errors and kept words; in [0, 1], lower is better. Source: Morris, Maier and Green 2004.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer MatchErrorRate(ErrorRateOptions? options = null) => new MatchErrorRateScorer(options ?? new());

    /// <summary>
    /// Edits per word of the accepted answers, where moving a run of words is one edit; from 0, can exceed 1, lower is better. Source: Snover et al. 2006; equal to
    /// sacreBLEU divided by 100.
    /// </summary>
    /// <param name="options">Case, punctuation and Asian scripts; null for sacreBLEU's defaults.</param>
    public static IScorer Ter(TerOptions? options = null) => new TerScorer(options ?? new());
}
