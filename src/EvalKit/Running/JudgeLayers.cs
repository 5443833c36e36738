using EvalKit.Chat;
using EvalKit.Running.Reuse;
using EvalKit.Running.Trials;
using EvalKit.Scoring;
using EvalKit.Tracing;

namespace EvalKit.Running;

/// <summary>What a run puts around its judges, those inside of other scorers too: first the capture of their calls, then the baseline's judgements, which spare them.</summary>
/// <param name="options">How the run is made.</param>
/// <param name="repeats">How often each case runs.</param>
/// <param name="capture">Captures calls.</param>
/// <param name="traces">Takes what was captured.</param>
/// <param name="ids">Makes the traces' ids.</param>
/// <param name="progress">Told of each judgement that is taken over.</param>
internal sealed class JudgeLayers(EvaluationOptions options, int repeats, TraceCapture capture, JudgeTraces traces, IIdSource ids, ProgressCounter progress)
{
    /// <summary>A scorer with the layers around its judges.</summary>
    /// <param name="bound">The scorer, each judge in it with its client.</param>
    /// <param name="scorer">The same scorer without clients.</param>
    public IScorer Around(IScorer bound, IScorer scorer) => Reusing(Traced(bound, scorer), scorer);

    private IScorer Traced(IScorer bound, IScorer scorer) => (scorer, bound) switch
    {
        (IModelScorer, _) => new TracedJudge(bound, capture, traces, ids),
        (IScorerCombinator combinator, IScorerCombinator asked) => asked.With([.. asked.Parts.Zip(combinator.Parts, Traced)]),
        _ => bound,
    };

    /// <summary>
    /// A judge with the baseline's judgements before it; of a combinator that shows its judges' feedback, each of them. A baseline keeps means over repeats, so it says of
    /// one trial what it says only where each case ran once.
    /// </summary>
    private IScorer Reusing(IScorer bound, IScorer scorer)
    {
        if (options is not { ReuseJudgements: true, Baseline: { } baseline } || repeats != 1)
        {
            return bound;
        }

        IScorer Before(ReusableJudge? judge, IScorer asked) => judge is null ? asked : new ReusingScorer(judge, asked, new BaselineJudgements(baseline), progress);
        return ReusableJudge.Of(scorer) is { } whole ? Before(whole, bound)
            : (scorer, bound) is (IScorerCombinator combinator, IScorerCombinator asked) ? asked.With([.. asked.Parts.Select((part, i) => Before(ReusableJudge.Of(combinator, i), part))])
            : bound;
    }
}
