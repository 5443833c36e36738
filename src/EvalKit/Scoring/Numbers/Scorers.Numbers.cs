namespace EvalKit.Scoring;

/// <content>Scorers of numbers.</content>
public static partial class Scorers
{
    /// <summary>Is the last number of the output the last number of an accepted answer? A bool.</summary>
    /// <param name="options">Tolerances; null for equality.</param>
    public static IScorer NumericMatch(NumericMatchOptions? options = null) => new NumericMatchScorer(options ?? new());

    /// <summary>
    /// How near is the last number of the output to the last number of an accepted answer? 1 − |a − b| / (|a| + |b|), a number in [0, 1]; 1 for equal numbers.
    /// Source: NumericDiff of autoevals.
    /// </summary>
    /// <param name="options">The feedback's name; null for <c>numeric_diff</c>.</param>
    public static IScorer NumericDiff(NumericDiffOptions? options = null) => new NumericDiffScorer(options ?? new());

    /// <summary>
    /// Does the final expression of the output equal that of an accepted answer, exactly, as numbers, formulas, tuples or intervals? A bool; an error where that cannot be told.
    /// </summary>
    /// <param name="options">What a percent sign means; null for one hundredth.</param>
    public static IScorer MathEquivalence(MathEquivalenceOptions? options = null) => new MathEquivalenceScorer(options ?? new());
}
