// The overloads differ in the type of the judge, so that optional options cannot make a call ambiguous.
#pragma warning disable RS0026
using EvalKit.Chat;

namespace EvalKit.Judging;

/// <summary>Judges that compare two answers.</summary>
public static partial class Judges
{
    /// <summary>
    /// Is the answer better than another one? The judge is asked in both orders. Makes <c>pairwise</c> (candidate, tie or reference; all but reference pass),
    /// <c>pairwise.win</c> (1, 0.5 or 0, whose mean is the win rate with ties as half) and <c>pairwise.consistent</c> (whether both orders said the same). Two model calls a trial.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="options">What each answer is held against; null for the baseline's run.</param>
    /// <exception cref="EvalKitException">The URI is malformed.</exception>
    public static IScorer Pairwise(string model, PairwiseOptions? options = null) =>
        Pairwise(new JudgeScorer(JudgeFile.Embedded(PairwiseScorer.Name), ModelUri.Parse(model), name: null), options);

    /// <summary>As <see cref="Pairwise(string, PairwiseOptions?)"/>, with a judge of your own, or a jury of them.</summary>
    /// <param name="judge">A scorer that answers A, B or tie about <c>outputs</c>, which is A, and <c>reference</c>, which is B.</param>
    /// <param name="options">What each answer is held against; null for the baseline's run.</param>
    /// <exception cref="EvalKitException">The judge answers something else.</exception>
    public static IScorer Pairwise(IScorer judge, PairwiseOptions? options = null) => new PairwiseScorer(judge, options ?? new());
}
