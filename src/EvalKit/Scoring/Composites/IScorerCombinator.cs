namespace EvalKit.Scoring;

/// <summary>
/// A scorer made of other scorers. A run finds the parts at any depth: it gives each judge among them its client, counts their calls before anything is spent,
/// and reports what they need of a case. Called concurrently for different trials.
/// </summary>
public interface IScorerCombinator : IScorer
{
    /// <summary>The parts, at least one, in the order in which they are asked.</summary>
    IReadOnlyList<IScorer> Parts { get; }

    /// <summary>The same combination of other parts: of judges that have a client now, say. Name, feedback and fingerprint stay.</summary>
    /// <param name="parts">As many as there are <see cref="Parts"/>, in their order; each makes the feedback of the one it stands for.</param>
    IScorer With(IReadOnlyList<IScorer> parts);

    /// <summary>What it would ask its parts about a trial, so that a run's cost can be told before it; nothing is asked.</summary>
    /// <param name="args">The case and the trial.</param>
    IEnumerable<PartCall> CallsOf(ScoreArguments args);

    /// <summary>Whether a value of a feedback of its own passes; null for no pass rule, and for the feedback of a part that it shows.</summary>
    /// <param name="feedback">One of <see cref="ScorerInfo.Feedbacks"/>.</param>
    /// <param name="value">A value of it.</param>
    bool? Passes(string feedback, FeedbackValue value);
}
