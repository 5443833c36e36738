namespace EvalKit.Scoring;

public static partial class Scorers
{
    /// <summary>How much of an expected list is in the output's list, paired so that the similarities add up to the most; a number in [0, 1].</summary>
    /// <param name="options">How items are compared and told apart; null for the defaults.</param>
    public static IScorer ListContains(ListContainsOptions? options = null) => new ListContainsScorer(options ?? new());

    /// <summary>The share of an accepted answer's words that the output has, after SQuAD's normalisation; a number in [0, 1]. Source: Adlakha et al. 2023, arXiv 2307.16877.</summary>
    /// <param name="options">The feedback's name; null for <c>closed_book_recall</c>.</param>
    public static IScorer ClosedBookRecall(ClosedBookRecallOptions? options = null) => new ClosedBookRecallScorer(options ?? new());
}
