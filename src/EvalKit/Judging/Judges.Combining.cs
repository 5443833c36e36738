namespace EvalKit.Judging;

/// <summary>Judges made of judges.</summary>
public static partial class Judges
{
    /// <summary>
    /// Several judges vote. Makes <c>jury</c>, <c>jury.agreement</c> (the share of pairs of jurors that say the same; <c>jury.spread</c>, their standard deviation, for numbers) and each juror's
    /// feedback, as in <c>jury.correctness</c>. A juror that is an error abstains; below the quorum the jury is an error.
    /// </summary>
    /// <param name="jurors">At least two scorers that answer alike; code scorers may be among them.</param>
    /// <param name="options">How they vote; null for majority (mean for numbers) and a quorum of more than half.</param>
    /// <exception cref="EvalKitException">The jurors do not answer alike, or an option does not fit.</exception>
    public static IScorer Jury(IReadOnlyList<IScorer> jurors, JuryOptions? options = null) => new JuryScorer(jurors, options ?? new());

    /// <summary>
    /// One judge is asked several times and votes with itself. Makes <c>self_consistency</c> and <c>self_consistency.agreement</c> (<c>self_consistency.spread</c> for numbers). Of use only where
    /// the judge's model samples: a temperature above 0.
    /// </summary>
    /// <param name="judge">The judge.</param>
    /// <param name="options">How often, and how it votes; null for three times.</param>
    /// <exception cref="EvalKitException">An option does not fit.</exception>
    public static IScorer SelfConsistency(IScorer judge, SelfConsistencyOptions? options = null) => new SelfConsistencyScorer(judge, options ?? new());

    /// <summary>
    /// Scorers are asked in turn until one is sure: code before a judge, a cheap judge before a strong one. Makes <c>cascade</c> and <c>cascade.decided_by</c>, a category whose shares tell
    /// how often each stage decided. The last stage decides whatever it says; where it is an error, so is the cascade.
    /// </summary>
    /// <param name="stages">At least two, cheapest first.</param>
    /// <param name="options">The feedback's name; null for <c>cascade</c>.</param>
    /// <exception cref="EvalKitException">A stage's rule does not fit its scorer.</exception>
    public static IScorer Cascade(IReadOnlyList<CascadeStage> stages, CascadeOptions? options = null) => CascadeScorer.Of(stages, options ?? new());
}
