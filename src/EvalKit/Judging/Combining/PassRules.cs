using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Finds the pass rule of a part, as far as it can be known without asking it.</summary>
internal static class PassRules
{
    /// <summary>Whether a value of the part's main feedback passes.</summary>
    /// <param name="part">The part, before it is bound to a client.</param>
    public static Func<FeedbackValue, bool?> Of(IScorer part)
    {
        var feedback = part.Info.Feedbacks[0];
        return part switch
        {
            IModelScorer judge => judge.Passes,
            IScorerCombinator combinator => value => combinator.Passes(feedback.Name, value),
            _ => value => value.Bool is { } flag ? flag == (feedback.Polarity == Polarity.HigherIsBetter) : null,
        };
    }
}
