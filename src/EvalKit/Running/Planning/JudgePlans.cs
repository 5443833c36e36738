using EvalKit.Chat;
using EvalKit.Running.Reuse;
using EvalKit.Scoring;

namespace EvalKit.Running.Planning;

/// <summary>Counts what a run would ask of its judges, those inside of other scorers too.</summary>
internal static class JudgePlans
{
    /// <summary>One plan for each judge, in the suite's order.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">What the run would be given.</param>
    /// <param name="judges">The judges' clients, which tell who would answer; nothing is asked.</param>
    /// <param name="trials">What is left to score.</param>
    public static IEnumerable<JudgePlan> Of(EvalSuite suite, EvaluationOptions options, JudgeClients judges, IEnumerable<ScoreArguments> trials)
    {
        var plans = new OrderedDictionary<string, JudgePlan>(StringComparer.Ordinal);
        foreach (var (name, leaf) in suite.Scorers.SelectMany(ScorerTree.Leaves))
        {
            if (leaf is IModelScorer judge)
            {
                plans.TryAdd(name, new JudgePlan(name, judge.Model.ToString()) { CostUsd = 0 });
            }
        }

        var baseline = options is { ReuseJudgements: true, Baseline: { } held } && suite.Run.Repeats == 1 ? new BaselineJudgements(held) : null;
        foreach (var args in trials)
        {
            foreach (var scorer in suite.Scorers)
            {
                var whole = IsReused(baseline, ReusableJudge.Of(scorer), args);
                foreach (var call in ScorerTree.Calls(scorer, args).Where(c => c.Leaf is IModelScorer))
                {
                    var reused = whole || (scorer is IScorerCombinator combinator && IsPartReused(baseline, combinator, call.Leaf, args));
                    plans[call.Name] = Add(plans[call.Name], call, suite.App is not null, reused, judges, options);
                }
            }
        }

        return plans.Values;
    }

    private static bool IsReused(BaselineJudgements? baseline, ReusableJudge? judge, ScoreArguments args) => judge is not null && baseline?.Find(judge, args) is not null;

    private static bool IsPartReused(BaselineJudgements? baseline, IScorerCombinator combinator, IScorer leaf, ScoreArguments args) =>
        Enumerable.Range(0, combinator.Parts.Count).Any(i => ReferenceEquals(combinator.Parts[i], leaf) && IsReused(baseline, ReusableJudge.Of(combinator, i), args));

    private static JudgePlan Add(JudgePlan plan, LeafCall call, bool runsApp, bool reused, JudgeClients judges, EvaluationOptions options)
    {
        var judge = (IModelScorer)call.Leaf;
        if ((judge.Preview(call.Arguments) ?? (runsApp ? judge.Preview(UnknownTrace.In(call.Arguments)) : null)) is not { } request)
        {
            return plan;
        }

        plan = plan with { Judgements = plan.Judgements + 1, AtMost = plan.AtMost || !call.IsCertain };
        return reused ? plan with { Reused = plan.Reused + 1 } : judges.ClientOf(judge).SourceOf(request) switch
        {
            ReplySource.Recording => plan with { Recorded = plan.Recorded + 1 },
            ReplySource.Cache => plan with { Cached = plan.Cached + 1 },
            ReplySource.Nobody => plan with { Unanswered = plan.Unanswered + 1 },
            _ => Asked(plan, judge.Estimate(request), options.Prices.CostOf(judge.Model, judge.Estimate(request).Tokens)),
        };
    }

    private static JudgePlan Asked(JudgePlan plan, CallEstimate most, decimal? cost) =>
        plan with { Calls = plan.Calls + 1, MoreCalls = plan.MoreCalls + most.Calls - 1, CostUsd = plan.CostUsd + cost };
}
